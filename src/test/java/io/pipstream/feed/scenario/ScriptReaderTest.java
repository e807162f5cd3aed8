package io.pipstream.feed.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.money.Currency;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.simulated.StartingPrices;
import io.pipstream.platform.SettingException;
import io.pipstream.pricing.InstrumentFile;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {

    static final Instruments INSTRUMENTS = InstrumentFile.read();
    static final StartingPrices PRICES = StartingPrices.read();

    @ParameterizedTest(name = "{0} begins after {1}, takes {2}, begins again after {3}")
    @CsvSource({
        "trend,           PT1M, PT15M,    PT30M",
        "range,           PT1M, PT15M,    PT30M",
        "news-spike,      PT1M, PT5M,     PT10M",
        "flash-crash,     PT1M, PT1H20M,  PT2H40M",
        "spread-widening, PT1M, PT3M,     PT8M",
        "feed-freeze,     PT1M, PT30S,    PT5M30S",
        "weekend-gap,     PT1M, PT3M,     PT8M",
    })
    void aNameAloneIsEnough(String name, Duration at, Duration length, Duration every) {
        Part part = only("scenario:" + name);

        assertThat(part.scenario().name()).isEqualTo(name);
        assertThat(part.timing()).isEqualTo(new Timing(at, length, every));
        assertThat(part.size()).isEqualTo(1);
        assertThat(part.move()).isEqualTo(part.scenario().move());
        assertThat(part.targets().reached()).hasSameSizeAs(INSTRUMENTS.all());
    }

    @Test
    void optionsHoldForAllParts() {
        List<Part> parts =
                parts("scenario:flash-crash+feed-freeze?instrument=USDCHF&at=PT2M&every=PT30M&for=PT20M&size=1.5");

        assertThat(parts).hasSize(2).allSatisfy(part -> {
            assertThat(part.timing())
                    .isEqualTo(new Timing(Duration.ofMinutes(2), Duration.ofMinutes(20), Duration.ofMinutes(30)));
            assertThat(part.size()).isEqualTo(1.5);
        });
        assertThat(parts.get(0).targets().bends()).containsOnlyKeys(new Currency("CHF"));
        assertThat(parts.get(1).targets().reached()).hasSize(1);
    }

    @Test
    void aPartHasInstrumentsAndTimesOfItsOwn() {
        List<Part> parts = parts("scenario:trend(EURUSD,at=PT0S,for=PT10M,pips=80)+flash-crash(USDCHF, gbp/usd,at=PT2M,"
                + "every=never)?for=PT20M&seed=7");

        assertThat(parts.get(0).timing())
                .isEqualTo(new Timing(Duration.ZERO, Duration.ofMinutes(10), Duration.ofMinutes(20)));
        assertThat(parts.get(0).move()).isCloseTo(0.0080 / 1.1740, within(1e-12));
        assertThat(parts.get(1).timing())
                .isEqualTo(new Timing(Duration.ofMinutes(2), Duration.ofMinutes(20), Duration.ZERO));
        assertThat(parts.get(1).targets().bends()).containsOnlyKeys(new Currency("CHF"), new Currency("GBP"));
    }

    @Test
    void aRowGoesOneAfterTheOtherAndBeginsAgainAsAWhole() {
        List<Part> row = parts("scenario:trend(at=PT10S,for=PT1M)>feed-freeze(for=PT20S)>range(at=PT5S,for=PT2M)");
        Duration every = Duration.ofSeconds(60 + 20 + 5 + 120 + 5 * 60);

        assertThat(row)
                .extracting(Part::timing)
                .containsExactly(
                        new Timing(Duration.ofSeconds(10), Duration.ofMinutes(1), every),
                        new Timing(Duration.ofSeconds(70), Duration.ofSeconds(20), every),
                        new Timing(Duration.ofSeconds(95), Duration.ofMinutes(2), every));
    }

    @Test
    void anOptionAtIsForTheFirstOfARow() {
        assertThat(parts("scenario:trend>range?at=PT10M&for=PT1M"))
                .extracting(part -> part.timing().at())
                .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    void theSettingOfFeedsTakesItWithOthers() {
        List<FeedChoice> choices =
                FeedChoice.parse("scenario:trend(EURUSD,at=PT0S)+range(USDJPY,GBPUSD)>feed-freeze?rate=10,push");

        assertThat(choices).extracting(FeedChoice::kind).containsExactly("scenario", "push");
        assertThat(new ScriptReader(choices.get(0), INSTRUMENTS, PRICES).read().parts())
                .hasSize(3);
        assertThat(ScenarioOptions.of(choices.get(0))).isEqualTo(new ScenarioOptions(1, 10));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "scenario                       | needs a scenario; there are trend, range",
                "scenario:crash                 | no scenario is called crash; there are trend, range",
                "scenario:trend+                | a scenario is written as in trend or",
                "scenario:trend(EURUSD          | a scenario is written as in trend or",
                "scenario:trend(EURXXX)         | trend(EURXXX): no instrument is called EURXXX",
                "scenario:trend(until=PT1M)     | and the options at, for, every, size and pips, not until=PT1M",
                "scenario:trend(at=PT1S,at=PT1S) | has the option at twice",
                "scenario:trend?speed=2         | not [speed]",
                "scenario:trend?instrument=X    | no instrument is called X",
                "scenario:trend?for=PT0.5S      | for must be a duration such as PT10M, from PT1S to PT168H",
                "scenario:trend?at=-PT1S        | at must be a duration",
                "scenario:trend?at=soon         | at must be a duration",
                "scenario:trend?for=PT10M&every=PT9M | every must be a duration such as PT10M, from PT10M to",
                "scenario:trend>range(every=PT1H) | every belongs to its first scenario",
                "scenario:trend?size=0          | size must be a number from 0.1 to 5.0, or below zero the same",
                "scenario:trend?size=5.01       | size must be a number",
                "scenario:trend?size=NaN        | size must be a number",
                "scenario:trend?size=1E+99999999 | size must be a number",
                "scenario:trend?pips=80         | pips are for one instrument",
                "scenario:trend(EURUSD,GBPUSD,pips=80) | pips are for one instrument",
                "scenario:feed-freeze(EURUSD,pips=80) | pips are for one instrument",
                "scenario:range(EURUSD,pips=10570) | more than nine tenths of the price",
                "scenario:trend(AUDUSD,EURAUD)  | would move AUD both ways",
            })
    void whatCannotBeIsRefused(String text, String reason) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> parts(text))
                .withMessageStartingWith("Setting pipstream.feed=scenario")
                .withMessageContaining(reason);
    }

    @Test
    void thereAreThirtyTwoPartsAtMost() {
        assertThat(parts("scenario:" + String.join("+", Collections.nCopies(32, "trend"))))
                .hasSize(32);
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> parts("scenario:" + String.join("+", Collections.nCopies(33, "trend"))))
                .withMessageContaining("more than 32 scenarios");
    }

    @ParameterizedTest
    @CsvSource({"seed=x, seed must be", "rate=0, rate must be a whole number from 1 to 1000", "rate=1001, rate must be"
    })
    void seedAndRateAreNumbers(String option, String reason) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> ScenarioOptions.of(
                        FeedChoice.parse("scenario:trend?" + option).get(0)))
                .withMessageContaining(reason);
    }

    private static Part only(String text) {
        List<Part> parts = parts(text);
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    private static List<Part> parts(String text) {
        List<FeedChoice> choices = FeedChoice.parse(text);
        assertThat(choices).hasSize(1);
        return new ScriptReader(choices.get(0), INSTRUMENTS, PRICES).read().parts();
    }
}
