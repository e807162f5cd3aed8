package io.pipstream.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.aggregation.LeaderChange.Reason;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.FakeClock;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.Acceptance;
import io.pipstream.pricing.CurrentQuote;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.QuoteListener;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usual settings: late after 10 s, quiet after 60 s, back after 30 s and three quotes, 50 basis points apart at most. */
class AggregatorTest {

    final Instruments instruments = InstrumentFile.read();
    final Instrument eurUsd = instruments.find("EURUSD").orElseThrow();
    final FakeClock clock = new FakeClock(Instant.parse("2025-01-15T12:00:00Z"));
    final FakeNanoClock nanos = new FakeNanoClock();
    final List<LeaderChange> changes = new ArrayList<>();
    final List<Quote> overheard = new ArrayList<>();
    final Map<String, String> values = new HashMap<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    QuoteBook book = book();
    Aggregator aggregator = begun("a", "b", "c");

    @Test
    void theFirstThatQuotesLeadsUntilABetterOneSpeaks() {
        assertThat(aggregator.leader(eurUsd)).isEmpty();
        assertThat(quote("b", "1.1000")).isEqualTo(Acceptance.TAKEN);
        assertThat(quote("c", "1.1001")).isEqualTo(Acceptance.NOT_LEADING);
        assertThat(quote("a", "1.1002")).isEqualTo(Acceptance.TAKEN);
        assertThat(quote("b", "1.1003")).isEqualTo(Acceptance.NOT_LEADING);

        assertThat(bid()).isEqualByComparingTo("1.1002");
        assertThat(changes).extracting(LeaderChange::source).containsExactly("b", "a");
        assertThat(changes).extracting(LeaderChange::previous).containsExactly(Optional.empty(), Optional.of("b"));
        assertThat(changes).extracting(LeaderChange::reason).containsExactly(Reason.FIRST, Reason.BETTER);
        assertThat(overheard).extracting(Quote::source).containsExactly("c", "b");
        assertThat(aggregator.ledBy("a")).containsExactly(eurUsd);
        assertThat(aggregator.ledBy("b")).isEmpty();
    }

    @Test
    void aLeaderThatIsLateGivesWayAndThePriceOfTheNextCountsAtOnce() {
        quote("a", "1.1000");
        pass(8);
        quote("b", "1.1001");
        pass(2); // 10 s: not yet late
        aggregator.look();
        assertThat(aggregator.leader(eurUsd)).contains("a");

        clock.advance(Duration.ofMillis(1));
        nanos.advance(Duration.ofMillis(1));
        aggregator.look();

        assertThat(aggregator.leader(eurUsd)).contains("b");
        assertThat(bid()).isEqualByComparingTo("1.1001");
        assertThat(last().reason()).isEqualTo(Reason.LATE);
        assertThat(last().time()).isEqualTo("2025-01-15T12:00:10.001Z");
        assertThat(meters.get("pipstream.feed.leader.changes")
                        .tag("reason", "late")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aLeaderThatIsLateStaysWhileThereIsNobodyElse() {
        quote("a", "1.1000");
        pass(600);
        aggregator.look();

        assertThat(aggregator.leader(eurUsd)).contains("a");
        assertThat(quote("a", "1.1010")).isEqualTo(Acceptance.TAKEN);
        assertThat(changes).hasSize(1);
    }

    @Test
    void whoeverFailedLeadsAgainAfterThirtyGoodSecondsAndThreeQuotesOnly() {
        quote("a", "1.1000");
        pass(11);
        quote("b", "1.1001");
        assertThat(aggregator.leader(eurUsd)).contains("b");

        quote("a", "1.1002");
        for (int second = 0; second < 29; second++) {
            pass(1);
            quote("b", "1.1001");
            assertThat(quote("a", "1.1002")).isEqualTo(Acceptance.NOT_LEADING);
        }
        pass(1);
        assertThat(quote("a", "1.1003")).isEqualTo(Acceptance.TAKEN);
        assertThat(last().reason()).isEqualTo(Reason.BETTER);
        assertThat(changes).hasSize(3);
    }

    @Test
    void aLeaderThatSpeaksSeldomGivesWayToABetterOneAtOnce() {
        aggregator =
                new Aggregator(instruments, book, Settings.of(values), clock, nanos, meters, List.of(changes::add));
        aggregator.begin(List.of(
                new SourceTerms("a"), new SourceTerms("b", Optional.of(Duration.ofMinutes(5)), Timeliness.ITS_OWN)));
        quote("a", "1.1000");
        pass(11);
        quote("b", "1.1001");
        pass(10);
        assertThat(quote("a", "1.1002")).isEqualTo(Acceptance.NOT_LEADING);
        pass(1); // b has not spoken for 11 s
        assertThat(quote("a", "1.1002")).isEqualTo(Acceptance.TAKEN);
    }

    @Test
    void aSourceThatComesAndGoesNeverGetsTheLeadFromOneThatStays() {
        quote("a", "1.1000");
        pass(11);
        quote("b", "1.1001");
        for (int time = 0; time < 20; time++) { // good for 20 s, away for 11 s
            for (int second = 0; second < 31; second++) {
                pass(1);
                quote("b", "1.1001");
                if (second < 20) {
                    quote("a", "1.1002");
                }
            }
        }
        assertThat(aggregator.leader(eurUsd)).contains("b");
        assertThat(changes).hasSize(2);
    }

    @Test
    void heartbeatsKeepAQuietLeaderForAMinute() {
        quote("a", "1.1000");
        for (int second = 0; second < 60; second++) {
            pass(1);
            aggregator.alive("a");
            quote("b", "1.1001");
        }
        assertThat(aggregator.leader(eurUsd)).contains("a");

        pass(1);
        aggregator.alive("a");
        quote("b", "1.1001");
        assertThat(aggregator.leader(eurUsd)).contains("b");
        assertThat(last().reason()).isEqualTo(Reason.LATE);
    }

    @ParameterizedTest
    @CsvSource({"ended,ENDED", "interrupted,INTERRUPTED"})
    void aLeaderThatSaysItGivesNothingIsReplacedAtOnce(String what, Reason reason) {
        quote("a", "1.1000");
        quote("b", "1.1001");
        if (what.equals("ended")) {
            aggregator.ended("a");
        } else {
            aggregator.interrupted("a");
        }

        assertThat(aggregator.leader(eurUsd)).contains("b");
        assertThat(last().reason()).isEqualTo(reason);
        assertThat(bid()).isEqualByComparingTo("1.1001");
    }

    @Test
    void twoThatAgreeOutvoteTheLeaderAndAfterThreeRefusalsItIsReplaced() {
        quote("a", "1.1000");
        quote("b", "1.1000");
        quote("c", "1.1001");

        // 50 basis points of 1.1 are 0.0055
        assertThat(quote("a", "1.1070")).isEqualTo(Acceptance.DISAGREES);
        assertThat(quote("a", "1.1050")).isEqualTo(Acceptance.TAKEN);
        assertThat(quote("a", "1.1070")).isEqualTo(Acceptance.DISAGREES);
        assertThat(quote("a", "1.1070")).isEqualTo(Acceptance.DISAGREES);
        assertThat(aggregator.leader(eurUsd)).contains("a");
        assertThat(quote("a", "1.1070")).isEqualTo(Acceptance.DISAGREES);

        assertThat(aggregator.leader(eurUsd)).contains("b");
        assertThat(last().reason()).isEqualTo(Reason.WRONG);
        assertThat(bid()).isEqualByComparingTo("1.1000");
    }

    @Test
    void ofTwoTheLeaderIsBelieved() {
        quote("a", "1.1000");
        assertThat(quote("b", "1.2000")).isEqualTo(Acceptance.DISAGREES);
        assertThat(quote("a", "1.2000")).isEqualTo(Acceptance.TAKEN);
        assertThat(quote("b", "1.2000")).isEqualTo(Acceptance.NOT_LEADING);
    }

    @Test
    void aBetterSourceIsNotLockedOutByTheOneThatSpokeFirst() {
        assertThat(quote("b", "1.0800")).isEqualTo(Acceptance.TAKEN);

        assertThat(quote("a", "1.1738")).isEqualTo(Acceptance.TAKEN);

        assertThat(aggregator.leader(eurUsd)).contains("a");
        assertThat(quote("b", "1.0801")).isEqualTo(Acceptance.DISAGREES);
    }

    @Test
    void whoeverWasOutvotedHasToAgreeWithTheLeaderThenceforth() {
        quote("a", "1.1000");
        quote("b", "1.1000");
        quote("c", "1.1001");
        for (int time = 0; time < 3; time++) {
            quote("a", "1.2000");
        }
        for (int second = 0; second < 60; second++) { // c is silent
            pass(1);
            quote("b", "1.1000");
            assertThat(quote("a", "1.2000")).isEqualTo(Acceptance.DISAGREES);
        }

        assertThat(aggregator.leader(eurUsd)).contains("b");
        assertThat(quote("a", "1.1001")).isEqualTo(Acceptance.NOT_LEADING);
    }

    @Test
    void aPriceFromBeforeTheLastOneOfTheLeaderIsNotMadeCurrentWhereTheLeadChanges() {
        aggregator =
                new Aggregator(instruments, book, Settings.of(values), clock, nanos, meters, List.of(changes::add));
        aggregator.begin(List.of(
                new SourceTerms("a"), new SourceTerms("b", Optional.of(Duration.ofMinutes(5)), Timeliness.OF_NOW)));
        quote("b", "1.1000");
        for (int second = 0; second < 180; second++) {
            pass(1);
            quote("a", "1.1040");
        }
        aggregator.interrupted("a");

        assertThat(aggregator.leader(eurUsd)).contains("b");
        assertThat(bid()).isEqualByComparingTo("1.1040");
        assertThat(quote("b", "1.1041")).isEqualTo(Acceptance.TAKEN);
        assertThat(bid()).isEqualByComparingTo("1.1041");
    }

    @Test
    void laggardsDoNotOutvoteACrash() {
        quote("a", "1.2000");
        quote("b", "1.2000");
        quote("c", "1.2000");
        pass(6); // the others have not spoken for more than 5 s
        assertThat(quote("a", "0.9000")).isEqualTo(Acceptance.TAKEN);
    }

    @Test
    void aPriceOfAnotherTimeContradictsNobody() {
        aggregator.offer("a", at("a", "1.1000", clock.instant().minusSeconds(3_600)));
        assertThat(quote("b", "1.3000")).isEqualTo(Acceptance.NOT_LEADING);
    }

    @Test
    void anEarlierQuoteOfTheSameSourceIsOutOfOrderEvenIfItDoesNotLead() {
        quote("a", "1.1000");
        quote("b", "1.1000");
        assertThat(aggregator.offer("b", at("b", "1.1001", clock.instant().minusMillis(1))))
                .isEqualTo(Acceptance.OUT_OF_ORDER);
        assertThat(aggregator.offer("a", at("a", "1.1001", clock.instant().minusMillis(1))))
                .isEqualTo(Acceptance.OUT_OF_ORDER);
        assertThat(bid()).isEqualByComparingTo("1.1000");
    }

    @Test
    void aSourceIsWantedUnlessABetterOneIsGood() {
        assertThat(aggregator.wants("b", eurUsd)).isTrue();
        quote("a", "1.1000");
        assertThat(aggregator.wants("a", eurUsd)).isTrue();
        assertThat(aggregator.wants("b", eurUsd)).isFalse();
        assertThat(aggregator.wants("c", eurUsd)).isFalse();

        pass(11);
        assertThat(aggregator.wants("b", eurUsd)).isTrue();
        assertThat(aggregator.wants("c", eurUsd)).isTrue();

        quote("b", "1.1000");
        assertThat(aggregator.wants("c", eurUsd)).isFalse();
        quote("a", "1.1000"); // back, but not yet believed
        assertThat(aggregator.wants("b", eurUsd)).isTrue();
    }

    @Test
    void anInstrumentMayHaveAnOrderOfItsOwn() {
        values.put("pipstream.feed.priority.EURUSD", "c, b");
        aggregator = begun("a", "b", "c");
        Instrument gbpUsd = instruments.find("GBPUSD").orElseThrow();

        quote("a", "1.1000");
        assertThat(quote("b", "1.1000")).isEqualTo(Acceptance.TAKEN);
        assertThat(quote("c", "1.1000")).isEqualTo(Acceptance.TAKEN);
        assertThat(aggregator.leader(gbpUsd)).isEmpty();
        assertThat(aggregator.wants("a", gbpUsd)).isTrue();
    }

    @Test
    void anOrderOfSourcesThatDoNotRunIsRefused() {
        values.put("pipstream.feed.priority.EURUSD", "c,d");

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> begun("a", "b", "c"))
                .withMessageContaining("pipstream.feed.priority.EURUSD=c,d")
                .withMessageContaining("not d");
    }

    @Test
    void aSourceThatIsAskedSeldomMayBeLateLater() {
        aggregator =
                new Aggregator(instruments, book, Settings.of(values), clock, nanos, meters, List.of(changes::add));
        aggregator.begin(List.of(
                new SourceTerms("a", Optional.of(Duration.ofMinutes(5)), Timeliness.ITS_OWN), new SourceTerms("b")));
        quote("a", "1.1000");
        pass(299);
        quote("b", "1.1000");
        assertThat(aggregator.leader(eurUsd)).contains("a");
        pass(2);
        quote("b", "1.1000");
        assertThat(aggregator.leader(eurUsd)).contains("b");
    }

    @Test
    void anOldPriceLeadsOnlyWhereNobodyHasANewOne() {
        aggregator =
                new Aggregator(instruments, book, Settings.of(values), clock, nanos, meters, List.of(changes::add));
        aggregator.begin(List.of(
                new SourceTerms("a", Optional.empty(), Timeliness.OF_NOW),
                new SourceTerms("b", Optional.empty(), Timeliness.OF_NOW)));
        Instant friday = clock.instant().minus(Duration.ofDays(2));
        assertThat(old("a", "1.1000", friday)).isEqualTo(Acceptance.TAKEN);
        assertThat(aggregator.wants("b", eurUsd)).isTrue();
        assertThat(old("b", "1.1001", friday)).isEqualTo(Acceptance.NOT_LEADING);

        assertThat(old("b", "1.1002", clock.instant())).isEqualTo(Acceptance.TAKEN);
        assertThat(old("a", "1.1003", clock.instant().minusSeconds(61))).isEqualTo(Acceptance.NOT_LEADING);
    }

    private Acceptance old(String source, String bid, Instant time) {
        return aggregator.offer(source, at(source, bid, time).receivedAt(clock.instant()));
    }

    private Aggregator begun(String... sources) {
        Aggregator begun =
                new Aggregator(instruments, book, Settings.of(values), clock, nanos, meters, List.of(changes::add));
        begun.begin(Stream.of(sources).map(SourceTerms::new).toList());
        return begun;
    }

    private QuoteBook book() {
        QuoteListener listener = new QuoteListener() {
            @Override
            public void quoted(Quote quote) {}

            @Override
            public void overheard(Quote quote) {
                overheard.add(quote);
            }
        };
        return new QuoteBook(instruments, nanos, Settings.of(Map.of()), List.of(listener));
    }

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        nanos.advance(Duration.ofSeconds(seconds));
    }

    private Acceptance quote(String source, String bid) {
        return aggregator.offer(source, at(source, bid, clock.instant()));
    }

    private Quote at(String source, String bid, Instant time) {
        BigDecimal price = new BigDecimal(bid);
        return new Quote(eurUsd, price, price.add(new BigDecimal("0.0001")), time, source);
    }

    private BigDecimal bid() {
        return book.current(eurUsd).map(CurrentQuote::quote).orElseThrow().bid();
    }

    private LeaderChange last() {
        return changes.get(changes.size() - 1);
    }
}
