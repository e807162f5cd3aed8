package io.pipstream.pricing;

import static io.pipstream.domain.market.CandleInterval.ONE_DAY;
import static io.pipstream.domain.market.CandleInterval.ONE_HOUR;
import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Ohlc;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store of candles promises. */
public interface CandleStoreContract {

    Instant NOON = Instant.parse("2025-01-15T12:00:00Z");
    Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    Instant FAR_OFF = Instant.parse("9999-01-01T00:00:00Z");

    CandleStore candles();

    @Test
    default void aCandleComesBackAsItWas() {
        Candle minute = new Candle(
                new CandleSlot(EUR_USD, "test", ONE_MINUTE, NOON),
                ohlc("1.10000", "1.20000", "1.00000", "1.15001"),
                ohlc("1.10002", "1.20002", "1.00002", "1.15003"),
                NOON.plusNanos(1_000),
                NOON.plusNanos(59_999_999_000L),
                12_345_678_901L,
                true);
        Candle yen = candle(USD_JPY, "test", ONE_HOUR, NOON, "155.123");

        candles().save(List.of(minute, yen));

        assertThat(all(EUR_USD, "test", ONE_MINUTE)).containsExactly(minute);
        assertThat(all(USD_JPY, "test", ONE_HOUR)).containsExactly(yen);
    }

    @Test
    default void aCandleGivesWayToTheNextOneOfItsSlot() {
        Candle first = candle(EUR_USD, "test", ONE_MINUTE, NOON, "1.1");
        Candle other = candle(EUR_USD, "test", ONE_MINUTE, minute(1), "1.1");
        candles().save(List.of(first, other));
        Candle grown =
                first.with(quote(EUR_USD, "test", NOON.plusSeconds(7), "1.3")).with(quote(EUR_USD, "test", NOON, "1"));

        candles().save(List.of(grown, candle(EUR_USD, "test", ONE_MINUTE, minute(2), "1.2")));

        assertThat(all(EUR_USD, "test", ONE_MINUTE)).startsWith(grown, other).hasSize(3);
    }

    @Test
    default void candlesOfOtherInstrumentsSourcesAndIntervalsAreOthers() {
        Candle minute = candle(EUR_USD, "test", ONE_MINUTE, NOON, "1.1");
        Candle hour = candle(EUR_USD, "test", ONE_HOUR, NOON, "1.2");
        Candle elsewhere = candle(EUR_USD, "other", ONE_MINUTE, NOON, "1.3");
        candles().save(List.of(hour, minute, elsewhere, candle(USD_JPY, "test", ONE_MINUTE, NOON, "150")));

        assertThat(all(EUR_USD, "test", ONE_MINUTE)).containsExactly(minute);
        assertThat(all(EUR_USD, "test", ONE_HOUR)).containsExactly(hour);
        assertThat(all(EUR_USD, "other", ONE_MINUTE)).containsExactly(elsewhere);
        assertThat(all(EUR_USD, "test", ONE_DAY)).isEmpty();
    }

    @Test
    default void historyGivesTheNewestOfThatTimeOldestFirst() {
        List<Candle> minutes = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            minutes.add(candle(EUR_USD, "test", ONE_MINUTE, minute(minute), "1.1"));
        }
        List<Candle> shuffled = new ArrayList<>(minutes);
        Collections.shuffle(shuffled, new Random(1));
        candles().save(shuffled);

        assertThat(candles().history(EUR_USD, "test", ONE_MINUTE, minute(2), minute(7), 3))
                .isEqualTo(minutes.subList(4, 7));
        assertThat(candles().history(EUR_USD, "test", ONE_MINUTE, minute(2), minute(7), 100))
                .isEqualTo(minutes.subList(2, 7));
        assertThat(candles().history(EUR_USD, "test", ONE_MINUTE, minute(10), FAR_OFF, 100))
                .isEmpty();
    }

    @Test
    default void theNewestSourceIsThatOfTheCandleThatBeginsLast() {
        assertThat(candles().newestSource(EUR_USD)).isEmpty();
        candles()
                .save(List.of(
                        candle(EUR_USD, "a", ONE_MINUTE, minute(-5), "1.1"),
                        candle(EUR_USD, "b", ONE_MINUTE, minute(-4), "1.1"),
                        candle(EUR_USD, "c", ONE_MINUTE, minute(-6), "1.1"),
                        candle(USD_JPY, "d", ONE_MINUTE, minute(9), "150")));
        assertThat(candles().newestSource(EUR_USD)).contains("b");

        candles().save(List.of(candle(EUR_USD, "c", ONE_HOUR, NOON, "1.1")));
        assertThat(candles().newestSource(EUR_USD)).contains("c");
        assertThat(candles().newestSource(USD_JPY)).contains("d");
    }

    @Test
    default void theRangeIsOfTheMinutesThatBeginInThatTime() {
        candles()
                .save(List.of(
                        candle(EUR_USD, "test", ONE_MINUTE, minute(0), "1.9"),
                        candle(EUR_USD, "test", ONE_MINUTE, minute(1), "1.2"),
                        candle(EUR_USD, "test", ONE_MINUTE, minute(2), "1.1"),
                        candle(EUR_USD, "test", ONE_MINUTE, minute(3), "1.0"),
                        candle(EUR_USD, "other", ONE_MINUTE, minute(1), "1.8"),
                        candle(EUR_USD, "test", ONE_HOUR, NOON.plus(Duration.ofHours(1)), "0.5")));

        // the asks of these are two points above the bids
        assertThat(candles().range(EUR_USD, "test", minute(1), minute(3)))
                .contains(new PriceRange(price("1.10000"), price("1.20000"), price("1.10002"), price("1.20002")));
        assertThat(candles().range(EUR_USD, "test", minute(4), FAR_OFF)).isEmpty();
        assertThat(candles().range(EUR_USD, "test", LONG_AGO, minute(0))).isEmpty();
    }

    @Test
    default void thousandsAreSavedAtOnceAndAgain() {
        List<Candle> minutes = minutes(2_500, "1.1");
        candles().save(minutes);
        candles().save(minutes(2_500, "1.2"));

        assertThat(all(EUR_USD, "test", ONE_MINUTE)).isEqualTo(minutes(2_500, "1.2"));
    }

    static List<Candle> minutes(int count, String bid) {
        List<Candle> minutes = new ArrayList<>();
        for (int minute = 0; minute < count; minute++) {
            minutes.add(candle(EUR_USD, "test", ONE_MINUTE, minute(minute), bid));
        }
        return minutes;
    }

    static Candle candle(Instrument instrument, String source, CandleInterval interval, Instant time, String bid) {
        return Candle.of(interval, quote(instrument, source, time, bid));
    }

    static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private List<Candle> all(Instrument instrument, String source, CandleInterval interval) {
        return candles().history(instrument, source, interval, LONG_AGO, FAR_OFF, 10_000);
    }

    private static Quote quote(Instrument instrument, String source, Instant time, String bid) {
        BigDecimal points = BigDecimal.valueOf(2, instrument.terms().priceDigits());
        return new Quote(instrument, price(bid), price(bid).add(points), time, source);
    }

    private static Ohlc ohlc(String open, String high, String low, String close) {
        return new Ohlc(price(open), price(high), price(low), price(close));
    }

    private static BigDecimal price(String price) {
        return new BigDecimal(price);
    }
}
