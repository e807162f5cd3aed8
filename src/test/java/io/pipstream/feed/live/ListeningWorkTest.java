package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.QuoteRefusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningWorkTest {

    private final LiveStage stage = new LiveStage();
    private final LiveFeed feed = stage.started(new PlainText.Socket("plain"));

    @Test
    void anOpenedSocketIsGreetedAndItsPricesComeWithTheirSpread() {
        assertThat(feed.condition().state()).isEqualTo(State.CONNECTING);
        line().listener.opened();
        assertThat(line().sent).containsExactly("hello", "tell EURUSD,USDJPY,XAUUSD");

        line().says("EURUSD 1.1 1.1002");
        line().says("USDJPY 150");

        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
        assertThat(stage.sink.quotes).hasSize(2);
        assertThat(stage.sink.quotes.get(0).source()).isEqualTo("plain");
        assertThat(stage.sink.quotes.get(0).synthetic()).isFalse();
        assertThat(stage.sink.quotes.get(1).synthetic()).isTrue();
        assertThat(stage.sink
                        .quotes
                        .get(1)
                        .ask()
                        .subtract(stage.sink.quotes.get(1).bid()))
                .isEqualByComparingTo(InstrumentFixtures.USD_JPY.terms().typicalSpreadPrice());
        assertThat(stage.sink.signsOfLife).hasValue(2);
    }

    @Test
    void whatIsNoPriceIsRefusedAndTheConnectionGoesOn() {
        line().listener.opened();

        line().says("EURUSD 1.2 1.1");
        line().says("EURUSD 1.1 1.2 2025-01-15T13:00:00Z");
        line().says("EURUSD 1.1 1.2 2025-01-01T12:00:00Z");
        line().says("EURUSD 1E-999999999");
        line().says("EURUSD 1.");
        line().says("{\"torn");
        line().listener.malformed("a binary message");
        line().says("EURUSD 1.1 1.2");

        assertThat(stage.sink.refusals)
                .containsExactly(
                        QuoteRefusal.CROSSED,
                        QuoteRefusal.FUTURE,
                        QuoteRefusal.STALE,
                        QuoteRefusal.IMPLAUSIBLE,
                        QuoteRefusal.MALFORMED,
                        QuoteRefusal.MALFORMED);
        assertThat(stage.count("pipstream.feed.malformed")).isEqualTo(2);
        assertThat(stage.sink.quotes).extracting(quote -> quote.bid()).contains(new BigDecimal("1.10000"));
        assertThat(stage.network.lines).hasSize(1);
    }

    @Test
    void theHeartbeatIsSentAgainAndAgain() {
        line().listener.opened();
        for (int second = 0; second < 9; second++) {
            stage.pass(1);
            line().says("alive");
        }

        assertThat(line().sent).endsWith("here", "here").hasSize(4);
    }

    @Test
    void aMuteSocketIsBrokenOffWithinItsBoundAndOpenedAnew() {
        line().listener.opened();
        line().says("EURUSD 1.1 1.2");

        stage.pass(Duration.ofMillis(9_999));
        assertThat(line().aborted).isFalse();
        stage.pass(Duration.ofMillis(2));

        assertThat(line().aborted).isTrue();
        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);
        assertThat(feed.condition().detail()).contains("it said nothing for 10 s");
        assertThat(stage.count("pipstream.feed.reconnects", "reason", "mute")).isEqualTo(1);
        stage.pass(1);
        assertThat(stage.network.lines).hasSize(2);
    }

    @Test
    void pingsAndHeartbeatsAreLife() {
        line().listener.opened();
        for (int second = 0; second < 60; second += 8) {
            stage.pass(4);
            line().listener.alive();
            stage.pass(4);
            line().says("alive");
        }

        assertThat(stage.network.lines).hasSize(1);
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aConnectionOfWhichNothingIsEverToldIsGivenUp() {
        stage.pass(16);

        assertThat(stage.network.lines.get(0).aborted).isTrue();
        stage.pass(1);
        assertThat(stage.network.lines).hasSize(2);
    }

    @Test
    void waitsGrowToAMinuteAndBeginAnewAfterAGoodMinute() {
        Duration before = Duration.ZERO;
        for (int attempt = 1; attempt <= 10; attempt++) {
            Duration waited = waitAfter(() -> line().listener.lost("gone"));
            double full = Math.min(60, StrictMath.pow(2, attempt - 1));
            assertThat(waited.toMillis() / 1000.0).isBetween(full * 0.5, full + 0.002);
            before = waited;
        }
        assertThat(before).isGreaterThan(Duration.ofSeconds(29));

        line().listener.opened();
        for (int second = 0; second <= 60; second += 5) {
            line().says("EURUSD 1.1 1.2");
            stage.pass(5);
        }

        assertThat(waitAfter(() -> line().listener.lost("gone"))).isLessThan(Duration.ofMillis(1_002));
    }

    @Test
    void aSourceThatGreetsAndHangsUpIsNotCalledAgainAndAgainEachSecond() {
        for (int second = 0; second < 600; second++) {
            if (!line().aborted) {
                line().listener.opened();
                line().says("alive");
                line().listener.lost("the source closed it with 1013");
            }
            stage.pass(1);
        }

        assertThat(stage.network.lines).hasSizeLessThan(30);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "refused RATE_LIMITED 7, OUT_OF_QUOTA, 7, 8",
        "refused RATE_LIMITED, OUT_OF_QUOTA, 60, 61",
        "refused UNAUTHORIZED, REFUSED, 900, 901",
        "refused REDIRECTED, REFUSED, 900, 901",
        "refused UNAUTHORIZED 1800, REFUSED, 1800, 1981",
        "refused FAILED, WAITING_TO_RETRY, 0, 2",
        "refused FAILED 120, WAITING_TO_RETRY, 120, 133",
        "refused OUT_OF_QUOTA, OUT_OF_QUOTA, 43260, 43321", // twelve hours to midnight, and at least a minute
        "refused OUT_OF_QUOTA 9999999, OUT_OF_QUOTA, 86400, 95041",
    })
    void aRefusalSaysWhenItIsTriedAgain(String said, State state, long atLeastSeconds, long atMostSeconds) {
        line().listener.opened();
        FakeTransport.Opened refused = line();

        Duration waited = waitAfter(() -> {
            refused.says(said);
            assertThat(feed.condition().state()).isEqualTo(state);
            assertThat(refused.aborted).isTrue();
        });

        assertThat(waited).isBetween(Duration.ofSeconds(atLeastSeconds), Duration.ofSeconds(atMostSeconds));
    }

    @Test
    void theKeyIsInNoDetail() {
        line().listener.opened();
        line().says("refused UNAUTHORIZED");

        assertThat(feed.condition().detail()).contains("UNAUTHORIZED").doesNotContain(PlainText.KEY);
    }

    @Test
    void aRefusedHandshakeIsUnderstoodByItsStatus() {
        line().listener.refused(new Answer(429, Map.of("retry-after", "30"), ""));

        assertThat(feed.condition().state()).isEqualTo(State.OUT_OF_QUOTA);
        assertThat(waitAfter(() -> {})).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(34));
    }

    @Test
    void whatAnEarlierConnectionTellsCountsForNothing() {
        FakeTransport.Opened first = line();
        first.listener.lost("gone");
        stage.pass(1);

        first.says("EURUSD 1.1 1.2");
        first.listener.lost("gone again");

        assertThat(stage.sink.quotes).isEmpty();
        assertThat(stage.count("pipstream.feed.reconnects", "reason", "lost")).isEqualTo(1);
        assertThat(stage.count("pipstream.feed.connects")).isEqualTo(2);
    }

    @Test
    void afterItIsStoppedItGivesNoQuoteAndHasNothingScheduled() {
        line().listener.opened();
        line().says("EURUSD 1.1 1.2");

        feed.stop();
        line().says("EURUSD 1.2 1.3");
        line().listener.lost("gone");
        stage.pass(3_600);
        feed.stop();

        assertThat(stage.sink.quotes).hasSize(1);
        assertThat(line().aborted).isTrue();
        assertThat(stage.time.live()).isZero();
        assertThat(stage.network.closed).isEqualTo(1);
        assertThat(stage.network.lines).hasSize(1);
        assertThat(feed.condition().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void stoppedBetweenTwoConnectionsItOpensNoMore() {
        line().listener.lost("gone");

        feed.stop();
        stage.pass(3_600);

        assertThat(stage.network.lines).hasSize(1);
        assertThat(stage.time.live()).isZero();
    }

    @Test
    void anErrorOfOursEndsTheConnectionOnly() {
        line().listener.opened();
        line().listener.heard(Arrays.asList("EURUSD 1.1 1.2", null));

        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);
        stage.pass(1);
        assertThat(stage.network.lines).hasSize(2);
        assertThat(stage.sink.quotes).hasSize(1);
    }

    @Test
    void aStreamOfLinesIsHeardAsASocketIs() {
        LiveFeed stream = stage.started(new PlainText.Lines("lines"));
        FakeTransport.Opened line = line();
        line.listener.opened();
        line.listener.heard(List.of("EURUSD 1.1 1.2", "refused FAILED", "EURUSD 1.3 1.4"));

        assertThat(stage.sink.quotes).hasSize(1);
        assertThat(stream.condition().state()).isEqualTo(State.WAITING_TO_RETRY);
        stream.stop();
    }

    /** From what is done until the next connection. */
    private Duration waitAfter(Runnable done) {
        int before = stage.network.lines.size();
        Instant start = stage.time.clock().instant();
        done.run();
        for (int second = 0; second < 100_000 && stage.network.lines.size() == before; second++) {
            stage.pass(1);
        }
        return Duration.between(start, line().at);
    }

    private FakeTransport.Opened line() {
        return stage.network.lastLine();
    }
}
