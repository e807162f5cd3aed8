package io.pipstream.feed.mt5;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.QuoteRefusal;
import io.pipstream.feed.RememberingSink;
import io.pipstream.feed.VirtualTime;
import io.pipstream.feed.live.Backoff;
import io.pipstream.feed.live.LiveMetrics;
import io.pipstream.feed.live.Surroundings;
import io.pipstream.platform.Randomness;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalFeedTest {

    private static final Instruments INSTRUMENTS = InstrumentFile.read();
    private static final Duration MOMENT = Duration.ofMillis(10);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeLine line = new FakeLine();
    private final RememberingSink sink = new RememberingSink();

    @Test
    void everyInstrumentIsAskedForInTurnAndNotMoreOftenThanSet() {
        line.terminal = question -> Optional.of(price("1.1", "1.1002"));
        TerminalFeed feed = started("?symbols=EURUSD,GBPUSD&every=1s");

        time.advance(MOMENT);
        assertThat(line.questions).hasSize(2);
        assertThat(line.questions.get(0)).contains("EURUSD");
        assertThat(line.questions.get(1)).contains("GBPUSD");
        time.advance(SECOND.multipliedBy(10));
        assertThat(line.questions).hasSizeBetween(20, 22);
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
        assertThat(sink.quotes).extracting(Quote::source).containsOnly("mt5");
    }

    @Test
    void onlyOneQuestionIsAskedAtATime() {
        started("?symbols=EURUSD,GBPUSD");

        time.advance(SECOND);
        assertThat(line.questions).hasSize(1);
        line.answer(price("1.1", "1.1002"));
        time.advance(MOMENT);
        assertThat(line.questions).hasSize(2);
    }

    @Test
    void nothingIsAskedThatNobodyWants() {
        sink.wanted = instrument -> false;
        line.terminal = question -> Optional.of(price("1.1", "1.1002"));
        TerminalFeed feed = started("?symbols=EURUSD,GBPUSD");

        time.advance(SECOND.multipliedBy(5));
        assertThat(line.questions).isEmpty();
        assertThat(feed.condition().state()).isEqualTo(State.STANDBY);
        sink.wanted = instrument -> instrument.equals(instrument("GBPUSD"));
        time.advance(SECOND);
        assertThat(line.questions).hasSize(1);
        assertThat(line.questions.get(0)).contains("GBPUSD");
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void afterASingleLostReplyTheNextIsAskedAtOnce() {
        TerminalFeed feed = started("?symbols=EURUSD,GBPUSD");
        time.advance(MOMENT);
        line.answer(price("1.1", "1.1002"));
        time.advance(MOMENT);

        line.lose("no answer in time");
        time.advance(SECOND);

        assertThat(line.questions).hasSize(3);
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
        assertThat(sink.interruptions).hasValue(0);
        assertThat(registry.get("pipstream.feed.questions")
                        .tag("outcome", "lost")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aTerminalThatIsAwayIsAskedLessAndLessOftenButAtLeastEveryFifteenSeconds() {
        TerminalFeed feed = started("?symbols=EURUSD");
        assertThat(feed.condition().state()).isEqualTo(State.CONNECTING);
        time.advance(MOMENT);
        line.lose("no connection");

        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);
        assertThat(feed.condition().detail()).isEqualTo("no connection");
        line.terminal = question -> Optional.empty();
        int asked = 0;
        for (int second = 0; second < 600; second++) {
            time.advance(SECOND);
            while (!line.open.isEmpty()) {
                line.lose("no connection");
                asked++;
            }
        }
        assertThat(asked).isBetween(600 / 16, 600 / 6);
        assertThat(sink.interruptions).hasValue(1);

        line.terminal = question -> Optional.of(price("1.1", "1.1002"));
        time.advance(TerminalKind.LONGEST_WAIT);
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
        assertThat(sink.quotes).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"success\":true,\"data\":{\"bid\":1.1",
                "{\"success\":true,\"symbol\":\"GBPUSD\",\"data\":{\"bid\":1.1,\"ask\":1.2}}",
            })
    void whatIsTornOrAboutAnotherSymbolIsNoQuoteAndTheConnectionIsNotTrusted(String answer) {
        TerminalFeed feed = started("?symbols=EURUSD");
        time.advance(MOMENT);

        line.answer(answer);

        assertThat(sink.quotes).isEmpty();
        assertThat(sink.refusals).containsExactly(QuoteRefusal.MALFORMED);
        assertThat(line.renewed).isEqualTo(1);
        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);
        assertThat(registry.get("pipstream.feed.malformed").counter().count()).isEqualTo(1);
        time.advance(SECOND.multipliedBy(2));
        assertThat(line.questions).hasSize(2);
    }

    @Test
    void aRefusedInstrumentRestsWhileTheOthersGoOn() {
        line.terminal = question -> Optional.of(
                question.contains("GBPUSD")
                        ? "{\"success\":false,\"error\":\"no such symbol\"}"
                        : price("1.1", "1.1002"));
        TerminalFeed feed = started("?symbols=EURUSD,GBPUSD");

        time.advance(Duration.ofSeconds(90));

        assertThat(line.questions.stream().filter(question -> question.contains("GBPUSD")))
                .hasSize(2);
        assertThat(line.questions.stream().filter(question -> question.contains("EURUSD")))
                .hasSizeGreaterThan(85);
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
        assertThat(sink.interruptions).hasValue(0);
    }

    @Test
    void aTerminalThatRefusesEverythingSaysWhy() {
        line.terminal = question -> Optional.of("{\"success\":false,\"error\":\"no such symbol\"}");
        TerminalFeed feed = started("?symbols=EURUSD,GBPUSD");

        time.advance(SECOND);

        assertThat(feed.condition().state()).isEqualTo(State.REFUSED);
        assertThat(feed.condition().detail()).contains("GBP_USD", "no such symbol");
        assertThat(sink.interruptions).hasValue(1);
        line.terminal = question -> Optional.of(price("1.1", "1.1002"));
        time.advance(TerminalWork.REST.plus(SECOND));
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aCrossedPriceIsRefused() {
        line.terminal = question -> Optional.of(price("1.1002", "1.1"));
        started("?symbols=EURUSD");

        time.advance(MOMENT);

        assertThat(sink.quotes).isEmpty();
        assertThat(sink.refusals).containsExactly(QuoteRefusal.CROSSED);
    }

    @ParameterizedTest
    @CsvSource({
        "2025.01.15 14:00:00, ?symbols=EURUSD&zone=Europe/Athens, 2025-01-15T12:00:00Z",
        "2025.01.15 13:59:50, ?symbols=EURUSD&zone=NY+7, 2025-01-15T11:59:50Z",
        "2025-01-15T11:59:58Z, ?symbols=EURUSD, 2025-01-15T11:59:58Z",
    })
    void aTimeIsReadByTheTerminalsClock(String said, String options, Instant held) {
        line.terminal = question -> Optional.of(price("1.1", "1.1002", said));
        started(options);

        time.advance(MOMENT);

        assertThat(sink.quotes).singleElement().extracting(Quote::time).isEqualTo(held);
    }

    @Test
    void aTimeOfAnUnknownZoneIsTheMomentItCame() {
        line.terminal = question -> Optional.of(price("1.1", "1.1002", "2025.01.15 14:00:00"));
        started("?symbols=EURUSD");

        time.advance(MOMENT);

        assertThat(sink.quotes.get(0).time()).isBetween(VirtualTime.START, VirtualTime.START.plusMillis(10));
    }

    @ParameterizedTest
    @CsvSource({
        "2025.01.15 14:00:00, ?symbols=EURUSD&zone=UTC, FUTURE",
        "2025.01.10 14:00:00, ?symbols=EURUSD&zone=UTC, STALE",
        "1970.01.01 00:00:00, ?symbols=EURUSD, STALE",
        "2025.01.17 14:00:00, ?symbols=EURUSD, FUTURE",
    })
    void aTimeThatCannotBeIsRefused(String said, String options, QuoteRefusal reason) {
        line.terminal = question -> Optional.of(price("1.1", "1.1002", said));
        started(options);

        time.advance(MOMENT);

        assertThat(sink.quotes).isEmpty();
        assertThat(sink.refusals).containsExactly(reason);
    }

    @Test
    void theSamePriceOfTheSameTimeIsASignOfLifeOnly() {
        line.terminal = question -> Optional.of(price("1.1", "1.1002", "2025.01.15 14:00:00"));
        started("?symbols=EURUSD");

        time.advance(SECOND.multipliedBy(10));

        assertThat(sink.quotes).hasSize(1);
        assertThat(sink.signsOfLife).hasValueGreaterThan(5);
    }

    @Test
    void theSuffixIsTheTerminalsAndNotOurs() {
        line.terminal = question -> Optional.of(price("1.1", "1.1002", "2025-01-15T12:00:00Z"));
        started("?symbols=EURUSD&suffix=.pro");

        time.advance(MOMENT);

        assertThat(line.questions).containsExactly("{\"action\":\"GET_PRICE\",\"symbol\":\"EURUSD.pro\"}");
        assertThat(sink.quotes).extracting(Quote::instrument).containsExactly(instrument("EURUSD"));
    }

    @Test
    void aQuestionThatTheLineForgetsIsGivenUp() {
        TerminalFeed feed = started("?symbols=EURUSD");
        time.advance(MOMENT);

        time.advance(SECOND.multipliedBy(8));

        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);
        assertThat(line.renewed).isEqualTo(1);
        assertThat(line.questions).hasSize(2);
        line.answer(price("1.9", "1.9002")); // to the first question, which nobody waits for any more
        assertThat(sink.quotes).isEmpty();
    }

    @Test
    void nothingComesOfWhatIsAnsweredAfterItStopped() {
        TerminalFeed feed = started("?symbols=EURUSD");
        time.advance(MOMENT);

        feed.stop();
        feed.stop();
        line.answer(price("1.1", "1.1002"));
        time.advance(SECOND);

        assertThat(sink.quotes).isEmpty();
        assertThat(line.closed).isTrue();
        assertThat(time.live()).isZero();
        assertThat(feed.condition().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void itIsLateAfterTwoRoundsWithALostReplyEach() {
        assertThat(feed("?every=5s&timeout=1s").lateAfter()).contains(Duration.ofSeconds(12));
    }

    private TerminalFeed started(String options) {
        TerminalFeed feed = feed(options);
        feed.start(sink);
        return feed;
    }

    private TerminalFeed feed(String options) {
        TerminalChoice terminal = TerminalChoice.of(
                FeedChoice.parse("mt5:tcp://127.0.0.1:5555" + options).get(0), INSTRUMENTS, Settings.of(Map.of()));
        return new TerminalFeed(
                terminal,
                new QuoteCheck(INSTRUMENTS, Duration.ofDays(4)),
                () -> line,
                new Surroundings(time.clock(), time.nanoClock(), time, Runnable::run),
                new Backoff(Randomness.seeded(7), TerminalKind.LONGEST_WAIT),
                new LiveMetrics(registry, "mt5", registry.counter("failures")));
    }

    private static Instrument instrument(String symbol) {
        return INSTRUMENTS.find(symbol).orElseThrow();
    }

    private static String price(String bid, String ask) {
        return "{\"success\":true,\"data\":{\"bid\":%s,\"ask\":%s}}".formatted(bid, ask);
    }

    private static String price(String bid, String ask, String time) {
        return "{\"success\":true,\"data\":{\"bid\":%s,\"ask\":%s,\"time\":\"%s\"}}".formatted(bid, ask, time);
    }
}
