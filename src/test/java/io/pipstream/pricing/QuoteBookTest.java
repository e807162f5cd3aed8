package io.pipstream.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.SourceStatus.State;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuoteBookTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    final Instruments instruments = InstrumentFile.read();
    final Instrument eurUsd = instruments.find("EURUSD").orElseThrow();
    final FakeNanoClock clock = new FakeNanoClock();
    final Settings settings = Settings.of(Map.of());
    final Sources sources = new Sources(clock, settings);
    final List<Quote> heard = new ArrayList<>();
    final List<QuoteListener> listeners = List.of(heard::add);
    final QuoteBook book = new QuoteBook(instruments, clock, settings, listeners);

    Quote quote(String bid, String ask, Instant time, String source) {
        return new Quote(eurUsd, new BigDecimal(bid), new BigDecimal(ask), time, source);
    }

    @Test
    void theNewestQuoteIsKeptAndListenersAreTold() {
        assertThat(book.current(eurUsd)).isEmpty();
        Quote first = quote("1.1", "1.1001", NOON, "push");
        assertThat(book.offer(first)).isEqualTo(Acceptance.TAKEN);

        assertThat(book.current(eurUsd)).map(CurrentQuote::quote).contains(first);
        assertThat(heard).containsExactly(first);
    }

    @Test
    void aRepetitionChangesNothingButShowsThatTheSourceIsAlive() {
        book.offer(quote("1.1", "1.1001", NOON, "push"));
        clock.advance(Duration.ofSeconds(9));
        assertThat(book.offer(quote("1.10000", "1.1001", NOON.plusSeconds(9), "push")))
                .isEqualTo(Acceptance.UNCHANGED);
        clock.advance(Duration.ofSeconds(9));

        assertThat(heard).hasSize(1);
        CurrentQuote current = book.current(eurUsd).orElseThrow();
        assertThat(current.stale()).isFalse();
        assertThat(current.age()).isEqualTo(Duration.ofSeconds(9));
        assertThat(current.quote().time()).isEqualTo(NOON);
    }

    @Test
    void anInstrumentWithoutNewsForTenSecondsIsStale() {
        book.offer(quote("1.1", "1.1001", NOON, "push"));
        clock.advance(Duration.ofSeconds(10));
        assertThat(book.current(eurUsd).orElseThrow().stale()).isFalse();

        clock.advance(Duration.ofNanos(1));
        assertThat(book.current(eurUsd).orElseThrow().stale()).isTrue();
    }

    @Test
    void aQuoteEarlierThanTheLastOfItsSourceIsOutOfOrder() {
        book.offer(quote("1.1", "1.1001", NOON, "push"));

        assertThat(book.offer(quote("1.2", "1.2001", NOON.minusMillis(1), "push")))
                .isEqualTo(Acceptance.OUT_OF_ORDER);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aReplaysClockDoesNotCompareWithTheLiveOne() {
        book.offer(quote("1.1", "1.1001", NOON, "push"));

        assertThat(book.offer(quote("1.2", "1.2001", NOON.minus(Duration.ofDays(9_000)), "replay")))
                .isEqualTo(Acceptance.TAKEN);
    }

    @Test
    void aSourceIsWaitingThenLiveThenSilentThenEnded() {
        sources.opened("push");
        assertThat(state()).isEqualTo(State.WAITING);
        sources.heard(quote("1.1", "1.1001", NOON, "push"));
        assertThat(state()).isEqualTo(State.LIVE);
        clock.advance(Duration.ofSeconds(11));
        assertThat(state()).isEqualTo(State.SILENT);
        sources.ended("push");
        assertThat(state()).isEqualTo(State.ENDED);
    }

    @Test
    void whileItIsOnStandbyASourceIsNotSilent() {
        boolean[] standby = {true};
        sources.opened("rest", () -> standby[0]);
        clock.advance(Duration.ofSeconds(11));
        assertThat(state()).isEqualTo(State.STANDBY);
        standby[0] = false;
        assertThat(state()).isEqualTo(State.WAITING);
    }

    @Test
    void aQuoteOfAnEarlierTermIsLate() {
        assertThat(book.offer(quote("1.1", "1.1001", NOON, "a"), 1)).isEqualTo(Acceptance.TAKEN);
        assertThat(book.offer(quote("1.2", "1.2001", NOON, "b"), 2)).isEqualTo(Acceptance.TAKEN);
        assertThat(book.offer(quote("1.3", "1.3001", NOON.plusSeconds(1), "a"), 1))
                .isEqualTo(Acceptance.OUT_OF_ORDER);
        assertThat(book.current(eurUsd).orElseThrow().quote().source()).isEqualTo("b");
    }

    @Test
    void theSamePricesOfAnotherSourceAreAnotherQuote() {
        book.offer(quote("1.1", "1.1001", NOON, "a"), 1);
        assertThat(book.offer(quote("1.1", "1.1001", NOON, "b"), 2)).isEqualTo(Acceptance.TAKEN);
        assertThat(book.current(eurUsd).orElseThrow().quote().source()).isEqualTo("b");
    }

    State state() {
        return sources.statuses().get(0).state();
    }
}
