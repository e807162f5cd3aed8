package io.pipstream.feed.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.simulated.SimulatedMarket;
import io.pipstream.feed.simulated.StartingPrices;
import io.pipstream.platform.Randomness;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.MarketPauses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A second a step, beside the same market with nothing done to it. */
class ScenarioMarketTest {

    static final Instruments INSTRUMENTS = InstrumentFile.read();
    static final Instant START = Instant.parse("2025-01-15T09:30:00Z");

    final MarketPauses pauses = new MarketPauses();

    @Test
    void theSameSeedStartAndTextGiveTheSameQuotes() {
        String text = "scenario:trend(EURUSD,at=PT5S,for=PT20S)+flash-crash(USDCHF,at=PT0S,for=PT60S)";

        assertThat(quotes(market(text, 3), 90)).isEqualTo(quotes(market(text, 3), 90));
        assertThat(quotes(market(text, 3), 90)).isNotEqualTo(quotes(market(text, 4), 90));
    }

    @ParameterizedTest
    @MethodSource("names")
    void beforeAndAfterThePricesAreThoseThatWouldHaveBeen(String name) {
        List<List<Quote>> bent = steps(market("scenario:" + name + "?at=PT10S&for=PT60S&every=never", 1), 90);
        List<List<Quote>> plain = steps(plain(1), 90);

        assertThat(bent.subList(0, 10)).isEqualTo(plain.subList(0, 10));
        assertThat(bent.subList(10, 70)).isNotEqualTo(plain.subList(10, 70));
        assertThat(bent.subList(70, 90)).isEqualTo(plain.subList(70, 90));
    }

    @Test
    void aTrendIsSoManyPipsAway() {
        List<List<Quote>> bent = steps(market("scenario:trend(EURUSD,at=PT0S,for=PT40S,pips=80)", 1), 40);
        List<List<Quote>> plain = steps(plain(1), 40);

        double away = middle("EURUSD", bent.get(30)) - middle("EURUSD", plain.get(30)); // at three quarters
        assertThat(away).isCloseTo(0.0080, within(0.0001));
        assertThat(bent.get(30).stream().filter(ScenarioMarketTest::hasNoEuro).toList())
                .isEqualTo(plain.get(30).stream()
                        .filter(ScenarioMarketTest::hasNoEuro)
                        .toList());
    }

    @Test
    void crossesFollowTheCurrencyThatIsBent() {
        List<List<Quote>> bent = steps(market("scenario:flash-crash(EURCHF,at=PT0S,for=PT100S)", 1), 20);
        List<List<Quote>> plain = steps(plain(1), 20);

        for (String fallen : List.of("EURCHF", "USDCHF", "GBPCHF")) {
            assertThat(middle(fallen, bent.get(10)) / middle(fallen, plain.get(10)))
                    .isCloseTo(0.723, within(0.003));
        }
        assertThat(middle("CHFJPY", bent.get(10)) / middle("CHFJPY", plain.get(10)))
                .isCloseTo(1 / 0.723, within(0.005));
        assertThat(quote("EURUSD", bent.get(10))).isEqualTo(quote("EURUSD", plain.get(10)));
        assertThat(quote("EURCHF", bent.get(10)).spreadPips().doubleValue()).isBetween(200.0, 500.0);
    }

    @Test
    void aWideSpreadIsOfWhatIsNamedOnly() {
        List<Quote> bent = steps(market("scenario:spread-widening(EURUSD,at=PT0S,for=PT10S)", 1), 6)
                .get(5);
        List<Quote> plain = steps(plain(1), 6).get(5);

        assertThat(quote("EURUSD", bent).spreadPips().doubleValue()
                        / quote("EURUSD", plain).spreadPips().doubleValue())
                .isBetween(8.0, 12.0);
        assertThat(quote("EURGBP", bent)).isEqualTo(quote("EURGBP", plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "5", "-5"})
    void howeverWideASpreadABidIsHalfOfTheMiddlePriceAtLeast(String size) {
        String text = "scenario:flash-crash(at=PT0S,for=PT100S,size=%s)".formatted(size);

        assertThat(quotes(market(text, 1), 100))
                .allSatisfy(quote -> assertThat(
                                quote.ask().doubleValue() / quote.bid().doubleValue())
                        .as("%s of %s", quote, size)
                        .isLessThan(3.01));
    }

    @Test
    void aFrozenInstrumentIsSilentAndNobodyIsTold() {
        List<List<Quote>> bent = steps(market("scenario:feed-freeze(USDJPY,at=PT3S,for=PT4S)", 1), 10);

        assertThat(bent).extracting(List::size).containsExactly(40, 40, 40, 39, 39, 39, 39, 40, 40, 40);
        assertThat(bent.stream().flatMap(List::stream)).noneMatch(pauses::isPaused);
    }

    @Test
    void aClosingIsToldAndTheMarketReopensWithAGap() {
        ScenarioMarket market = market("scenario:weekend-gap(at=PT2S,for=PT9S,size=2)", 1);
        List<Quote> last = steps(market, 2).get(1);
        assertThat(last).noneMatch(pauses::isPaused);

        assertThat(steps(market, 3)).allMatch(List::isEmpty);
        assertThat(last).allMatch(pauses::isPaused);

        List<Quote> first = market.next();
        assertThat(first).hasSize(40).noneMatch(pauses::isPaused);
        assertThat(last).allMatch(pauses::isPaused);
        assertThat(middle("EURUSD", first) / middle("EURUSD", last)).isCloseTo(1.005 * 1.005, within(0.0005));
    }

    @Test
    void theScriptRestsWhileTheMarketDoes() {
        ScenarioMarket market = market("scenario:feed-freeze(at=PT3S,for=PT4S)", 1);
        steps(market, 4);
        market.resumeAt(START.plusSeconds(1_000));

        assertThat(steps(market, 4)).extracting(List::size).containsExactly(0, 0, 0, 40);
        assertThat(market.nextTime()).isEqualTo(START.plusSeconds(1_004));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappensNoQuoteIsCrossedAndNoCrossDisagrees(long seed) {
        String text = randomText(Randomness.seeded(seed));
        ScenarioMarket market = market(text, (int) seed);
        Instant before = Instant.MIN;
        for (int step = 0; step < 600; step++) {
            List<Quote> quotes = market.next(); // a Quote refuses what is crossed, not positive or not in digits
            assertThat(quotes).as(text).allMatch(quote -> quote.bid().compareTo(quote.ask()) < 0);
            assertCrossAgrees(text, "EURUSD", "USDCHF", "EURCHF", quotes);
            assertCrossAgrees(text, "EURUSD", "USDJPY", "EURJPY", quotes);
            for (Quote quote : quotes) {
                assertThat(quote.time()).isAfter(before);
            }
            before = quotes.isEmpty() ? before : quotes.get(0).time();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappenedThePriceReturns(long seed) {
        String text = randomText(Randomness.seeded(seed)) + "&every=never";
        List<List<Quote>> bent = steps(market(text, (int) seed), 700);
        List<List<Quote>> plain = steps(plain((int) seed), 700);

        assertThat(bent.subList(650, 700)).as(text).isEqualTo(plain.subList(650, 700));
        assertThat(bent).as(text).isNotEqualTo(plain);
    }

    static List<String> names() {
        return Scenarios.names();
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    /** Up to six scenarios, all over within 650 seconds. */
    private static String randomText(RandomGenerator random) {
        List<String> parts = new ArrayList<>();
        for (int part = random.nextInt(6); part >= 0; part--) {
            String name = Scenarios.names().get(random.nextInt(Scenarios.ALL.size()));
            String symbol =
                    INSTRUMENTS.all().get(random.nextInt(INSTRUMENTS.size())).symbol();
            String size = (random.nextBoolean() ? "" : "-") + (1 + random.nextInt(50)) / 10.0;
            parts.add("%s(%sat=PT%dS,for=PT%dS,size=%s)"
                    .formatted(
                            name,
                            random.nextInt(4) == 0 ? "" : symbol + ",",
                            random.nextInt(300),
                            1 + random.nextInt(300),
                            size));
        }
        return "scenario:" + String.join("+", parts) + "?rate=1";
    }

    /** The price of the cross lies within what its legs would make. */
    private static void assertCrossAgrees(String text, String first, String second, String cross, List<Quote> quotes) {
        Map<String, Quote> bySymbol = new HashMap<>();
        quotes.forEach(quote -> bySymbol.put(quote.instrument().symbol(), quote));
        Quote one = bySymbol.get(first);
        Quote other = bySymbol.get(second);
        Quote made = bySymbol.get(cross);
        if (one != null && other != null && made != null) {
            assertThat(one.bid().multiply(other.bid())).as(text).isLessThanOrEqualTo(made.ask());
            assertThat(one.ask().multiply(other.ask())).as(text).isGreaterThanOrEqualTo(made.bid());
        }
    }

    private ScenarioMarket market(String text, int seed) {
        FeedChoice choice = FeedChoice.parse(text).get(0);
        Script script = new ScriptReader(choice, INSTRUMENTS, StartingPrices.read()).read();
        return new ScenarioMarket(plain(seed), script, 1, pauses);
    }

    private static SimulatedMarket plain(int seed) {
        return new SimulatedMarket("scenario", INSTRUMENTS.all(), Randomness.seeded(seed), START, 1);
    }

    private static List<List<Quote>> steps(ScenarioMarket market, int steps) {
        return IntStream.range(0, steps).mapToObj(step -> market.next()).toList();
    }

    private static List<List<Quote>> steps(SimulatedMarket market, int steps) {
        return IntStream.range(0, steps).mapToObj(step -> market.next()).toList();
    }

    private static List<Quote> quotes(ScenarioMarket market, int steps) {
        return steps(market, steps).stream().flatMap(List::stream).toList();
    }

    private static boolean hasNoEuro(Quote quote) {
        Instrument instrument = quote.instrument();
        return Stream.of(instrument.base(), instrument.quoteCurrency())
                .noneMatch(currency -> currency.code().equals("EUR"));
    }

    private static Quote quote(String symbol, List<Quote> quotes) {
        return quotes.stream()
                .filter(quote -> quote.instrument().symbol().equals(symbol))
                .findAny()
                .orElseThrow();
    }

    private static double middle(String symbol, List<Quote> quotes) {
        return quote(symbol, quotes).mid().doubleValue();
    }
}
