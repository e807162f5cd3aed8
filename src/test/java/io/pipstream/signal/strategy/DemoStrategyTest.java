package io.pipstream.signal.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.access.UserId;
import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.FakeClock;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.Histories;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.signal.InMemorySignals;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalDesk;
import io.pipstream.signal.SignalIntake;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoStrategyTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    final Instruments instruments = InstrumentFile.read();
    final FakeClock clock = new FakeClock(NOON);
    final InMemorySignals recorded = new InMemorySignals();
    final FakeCandleStore store = new FakeCandleStore();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final SignalIntake desk = new SignalDesk(recorded, List.of(), clock);
    Server server = new Server(desk);

    /** One run of the server, with the averages of 1 and 2 candles. */
    private final class Server {

        final HandDriven threads = new HandDriven();
        final QuoteBook quotes;
        final DemoStrategy strategy;

        Server(SignalIntake intake) {
            Settings settings = Settings.of(Map.of(
                    "pipstream.signals.demo", "EURUSD",
                    "pipstream.signals.demo.fast", "1",
                    "pipstream.signals.demo.slow", "2"));
            CandleBook candles = new CandleBook(instruments, settings);
            strategy = new DemoStrategy(
                    settings,
                    instruments,
                    Histories.ofQuotes(candles, store),
                    intake,
                    clock,
                    threads.scheduler(),
                    HandDriven.managed(threads),
                    meters);
            quotes = new QuoteBook(instruments, new FakeNanoClock(), settings, List.of(candles, strategy));
            strategy.start("started");
        }

        /** A quote in the minute, at which the strategy looks. */
        void minute(int minute, String mid) {
            quotes.offer(quote(minute, mid));
            looks();
        }

        void looks() {
            threads.tick();
            threads.runAll();
        }
    }

    private Quote quote(int minute, String mid) {
        BigDecimal half = new BigDecimal("0.0001");
        return new Quote(
                instruments.find("EURUSD").orElseThrow(),
                new BigDecimal(mid).subtract(half),
                new BigDecimal(mid).add(half),
                NOON.plusSeconds(60L * minute),
                "test");
    }

    private void minutes(int first, String... mids) {
        for (int each = 0; each < mids.length; each++) {
            server.minute(first + each, mids[each]);
        }
    }

    private List<String> given() {
        return recorded.after(0, 100).stream().map(each -> each.signal().id()).toList();
    }

    private static String id(int minute) {
        return "EURUSD-1m-" + NOON.plusSeconds(60L * minute).getEpochSecond();
    }

    @Test
    void aCrossIsGivenOnceItsCandleIsOver() {
        minutes(0, "1.10", "1.11", "1.12", "1.10");
        assertThat(given()).isEmpty(); // the last minute may go on anyhow

        minutes(4, "1.10");

        assertThat(given()).containsExactly(id(3));
        RecordedSignal signal = recorded.find(1).orElseThrow();
        assertThat(signal.sender()).isEqualTo(UserId.SERVER);
        assertThat(signal.signal().expiresAt()).contains(NOON.plusSeconds(60));
        server.looks();
        server.looks();
        assertThat(given()).hasSize(1);
        assertThat(meters.counter("pipstream.signals.demo.given").count()).isEqualTo(1);
    }

    @Test
    void aCandleThatTurnsBackBeforeItIsOverIsNone() {
        minutes(0, "1.10", "1.11", "1.12", "1.10");
        server.quotes.offer(new Quote(
                instruments.find("EURUSD").orElseThrow(),
                new BigDecimal("1.1299"),
                new BigDecimal("1.1301"),
                NOON.plusSeconds(210),
                "test"));
        minutes(4, "1.14", "1.15");

        assertThat(given()).isEmpty();
    }

    @Test
    void severalCandlesThatEndBetweenTwoLooksAreAllLookedAt() {
        minutes(0, "1.10", "1.11", "1.12");
        server.quotes.offer(quote(3, "1.10"));
        server.quotes.offer(quote(4, "1.13"));
        server.minute(5, "1.14");

        assertThat(given()).containsExactly(id(3), id(4));
    }

    @Test
    void aFlatMarketGivesNone() {
        minutes(0, "1.1", "1.1", "1.1", "1.1", "1.1", "1.1");

        assertThat(given()).isEmpty();
    }

    @Test
    void aRestartRepeatsNoneThoughTheCandlesComeAgain() {
        minutes(0, "1.10", "1.11", "1.12", "1.10", "1.10");
        server = new Server(desk);
        minutes(0, "1.10", "1.11", "1.12", "1.11", "1.11"); // not quite the same: another signal of the same candle

        assertThat(given()).containsExactly(id(3));
        assertThat(meters.counter("pipstream.signals.demo.failures").count()).isZero();
    }

    @Test
    void storedCandlesWarmItUpAndAreHistory() {
        List<Candle> before = new ArrayList<>();
        String[] mids = {"1.12", "1.10", "1.11", "1.12"}; // crosses at the second and the third
        for (int each = 0; each < mids.length; each++) {
            before.add(Candle.of(CandleInterval.ONE_MINUTE, quote(each - 4, mids[each])));
        }
        store.save(before);

        minutes(0, "1.10", "1.10");

        assertThat(given()).containsExactly(id(0));
    }

    @Test
    void aFailureIsCountedAndTheCandleLookedAtAgain() {
        boolean[] down = {true};
        server = new Server((signals, sender) -> {
            if (down[0]) {
                throw new IllegalStateException("down");
            }
            return desk.take(signals, sender);
        });
        minutes(0, "1.10", "1.11", "1.12", "1.10", "1.10");
        server.looks();
        assertThat(meters.counter("pipstream.signals.demo.failures").count()).isEqualTo(2);

        down[0] = false;
        server.looks();

        assertThat(given()).containsExactly(id(3));
    }

    @Test
    void anExecutorThatTakesNothingIsTriedAgain() {
        minutes(0, "1.10", "1.11", "1.12", "1.10");
        server.threads.reject();
        minutes(4, "1.10");
        assertThat(given()).isEmpty();
        server.threads.accept();
        server.looks();

        assertThat(given()).containsExactly(id(3));
    }

    @Test
    void whenTheServerStopsNothingIsLookedAt() {
        minutes(0, "1.10", "1.11", "1.12", "1.10");
        server.strategy.stop("stopping");
        minutes(4, "1.10");

        assertThat(given()).isEmpty();
    }
}
