package io.pipstream.feed.mt5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.FeedChoice;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.ArchiveException;
import io.pipstream.pricing.ArchiveException.Reason;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.TimeSpan;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminalHistoryTest {

    private static final Instruments INSTRUMENTS = InstrumentFile.read();
    private static final Instrument EURUSD = INSTRUMENTS.find("EURUSD").orElseThrow();
    private static final Instrument XAUUSD = INSTRUMENTS.find("XAUUSD").orElseThrow();

    /** A Wednesday in winter: 14:30 in Athens and by the brokers' clock. */
    private static final Instant NOW = Instant.parse("2025-01-15T12:30:00Z");

    private static final TimeSpan TWO_HOURS =
            new TimeSpan(Instant.parse("2025-01-15T10:00:00Z"), Instant.parse("2025-01-15T12:00:00Z"));

    private final FakeLine line = new FakeLine();

    @Test
    void asksForAsManyBarsAsHaveBegunSince() {
        terminalSays(bar("2025.01.15 12:00", "1.10000", 42));

        fetch("?zone=NY+7&suffix=.pro", CandleInterval.ONE_HOUR, TWO_HOURS);

        assertThat(line.questions)
                .containsExactly(
                        "{\"action\":\"GET_BARS\",\"symbol\":\"EURUSD.pro\",\"timeframe\":\"H1\",\"count\":4}");
    }

    @Test
    void barsAreOfBidsAndTheAsksAreTheTypicalSpreadAbove() {
        terminalSays(bar("2025.01.15 12:00", "1.10000", 42), bar("2025.01.15 13:00", "1.20000", 0));

        List<Candle> candles = fetch("?zone=NY+7", CandleInterval.ONE_HOUR, TWO_HOURS);

        assertThat(candles)
                .extracting(candle -> candle.slot().start().toString())
                .containsExactly("2025-01-15T10:00:00Z", "2025-01-15T11:00:00Z");
        Candle first = candles.get(0);
        assertThat(first.bid().open()).isEqualByComparingTo("1.10000");
        assertThat(first.bid().high()).isEqualByComparingTo("1.10050");
        assertThat(first.ask().open()).isEqualByComparingTo(new BigDecimal("1.10000").add(spread()));
        assertThat(first.synthetic()).isTrue();
        assertThat(first.slot().source()).isEqualTo("mt5");
        assertThat(candles).extracting(Candle::ticks).containsExactly(42L, 1L);
    }

    @Test
    void theUnfinishedBarAndWhatWasNotAskedForAreLeftOut() {
        terminalSays(
                bar("2025.01.15 11:00", "1.10000", 42),
                bar("2025.01.15 12:00", "1.11000", 42),
                bar("2025.01.15 13:00", "1.12000", 42),
                bar("2025.01.15 14:00", "1.13000", 42));

        List<Candle> candles = fetch(
                "?zone=NY+7",
                CandleInterval.ONE_HOUR,
                new TimeSpan(Instant.parse("2025-01-15T10:00:00Z"), Instant.parse("2025-01-15T13:00:00Z")));

        assertThat(candles)
                .extracting(candle -> candle.bid().open().toPlainString())
                .containsExactly("1.11000", "1.12000");
    }

    @Test
    void barsThatContradictThemselvesAreLeftOut() {
        terminalSays(
                "{\"timestamp\":\"2025.01.15 12:00\",\"open\":1.1,\"high\":1.0,\"low\":1.2,\"close\":1.1,\"volume\":1}",
                bar("2025.01.15 13:00", "-1.10000", 1),
                bar("2025.01.15 12:30", "1.10000", 1));

        assertThat(fetch("?zone=NY+7", CandleInterval.ONE_HOUR, TWO_HOURS)).isEmpty();
    }

    @Test
    void daysOfMostBrokersAreOurDays() {
        terminalSays(bar("2025.01.14 00:00", "1.10000", 9_000));

        List<Candle> candles = fetch(
                "?zone=NY+7",
                CandleInterval.ONE_DAY,
                new TimeSpan(Instant.parse("2025-01-13T22:00:00Z"), Instant.parse("2025-01-14T22:00:00Z")));

        assertThat(line.questions).singleElement().asString().contains("\"D1\"");
        assertThat(candles)
                .extracting(candle -> candle.slot().start().toString())
                .containsExactly("2025-01-13T22:00:00Z");
    }

    @Test
    void otherDaysAreMadeOfHoursAndOnesThatMayLackTheirBeginningAreLeftOut() {
        Instant from = Instant.parse("2025-01-13T20:00:00Z");
        line.terminal = question -> Optional.of(answer(IntStream.range(0, 40)
                .mapToObj(hour -> bar(from.plus(Duration.ofHours(hour)).toString(), "1.10000", 1))
                .collect(Collectors.joining(","))));

        List<Candle> candles = fetch(
                "?zone=UTC",
                CandleInterval.ONE_DAY,
                new TimeSpan(Instant.parse("2025-01-12T22:00:00Z"), Instant.parse("2025-01-14T22:00:00Z")));

        assertThat(line.questions).singleElement().asString().contains("\"H1\"");
        assertThat(candles).singleElement().satisfies(candle -> {
            assertThat(candle.slot().start()).isEqualTo("2025-01-13T22:00:00Z");
            assertThat(candle.ticks()).isEqualTo(24);
        });
    }

    @Test
    void itGoesBackAsFarAsTheBarsThatMayBeAskedFor() {
        assertThat(history("?zone=NY+7&bars=1002").reach(EURUSD, CandleInterval.ONE_MINUTE))
                .contains(Duration.ofMinutes(1_000));
        assertThat(history("?zone=NY+7&bars=1002").reach(EURUSD, CandleInterval.ONE_DAY))
                .contains(Duration.ofDays(1_000));
        assertThat(history("?bars=1002").reach(EURUSD, CandleInterval.ONE_DAY)).contains(Duration.ofHours(1_000));
        assertThat(history("?symbols=EURUSD").reach(XAUUSD, CandleInterval.ONE_HOUR))
                .isEmpty();
        assertThat(history("?bars=480").mostAtOnce(CandleInterval.ONE_DAY)).isEqualTo(20);
        assertThat(history("?bars=480").mostAtOnce(CandleInterval.ONE_HOUR)).isEqualTo(480);
    }

    @Test
    void withoutAZoneBarsCannotBePlaced() {
        terminalSays(bar("2025.01.15 12:00", "1.10000", 42));

        assertFails("", Reason.NOT_OFFERED, "zone");
    }

    @Test
    void barsWithAZoneOfTheirOwnNeedNone() {
        terminalSays(bar("2025-01-15T10:00:00Z", "1.10000", 42));

        assertThat(fetch("", CandleInterval.ONE_HOUR, TWO_HOURS)).hasSize(1);
    }

    @Test
    void aRefusalAndAnAnswerThatIsTornFail() {
        line.terminal = question -> Optional.of("{\"success\":false,\"error\":\"no such symbol\"}");
        assertFails("?zone=UTC", Reason.FAILED, "no such symbol");
        line.terminal = question -> Optional.of("{\"success\":true,\"data\":[{\"timestamp\"");
        assertFails("?zone=UTC", Reason.FAILED, "not JSON");
        assertThat(line.renewed).isEqualTo(1);
    }

    @Test
    void aLostAnswerFails() {
        var fetched = history("?zone=UTC")
                .fetch(new CandleTrack(EURUSD, "mt5", CandleInterval.ONE_HOUR), TWO_HOURS)
                .toCompletableFuture();
        line.lose("no answer in time");

        assertThatThrownBy(fetched::join)
                .hasCauseInstanceOf(ArchiveException.class)
                .hasMessageContaining("no answer in time");
    }

    private void assertFails(String options, Reason reason, String detail) {
        assertThatThrownBy(() -> fetch(options, CandleInterval.ONE_HOUR, TWO_HOURS))
                .cause()
                .isInstanceOfSatisfying(ArchiveException.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(reason);
                    assertThat(failure).hasMessageContaining(detail);
                });
    }

    private List<Candle> fetch(String options, CandleInterval interval, TimeSpan span) {
        return history(options)
                .fetch(new CandleTrack(EURUSD, "mt5", interval), span)
                .toCompletableFuture()
                .join();
    }

    private TerminalHistory history(String options) {
        TerminalChoice terminal = TerminalChoice.of(
                FeedChoice.parse("mt5:tcp://127.0.0.1:5555" + options).get(0), INSTRUMENTS, Settings.of(Map.of()));
        return new TerminalHistory(terminal, line, Clock.fixed(NOW, ZoneOffset.UTC), Runnable::run);
    }

    private void terminalSays(String... bars) {
        line.terminal = question -> Optional.of(answer(String.join(",", bars)));
    }

    private static String answer(String bars) {
        return "{\"success\":true,\"data\":[" + bars + "]}";
    }

    private static String bar(String start, String open, long volume) {
        BigDecimal price = new BigDecimal(open);
        return "{\"timestamp\":\"%s\",\"open\":%s,\"high\":%s,\"low\":%s,\"close\":%s,\"volume\":%d}"
                .formatted(start, price, price.add(new BigDecimal("0.0005")), price, price, volume);
    }

    private static BigDecimal spread() {
        return EURUSD.terms().typicalSpreadPrice();
    }
}
