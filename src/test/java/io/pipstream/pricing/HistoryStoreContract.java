package io.pipstream.pricing;

import static io.pipstream.domain.market.CandleInterval.ONE_HOUR;
import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.pricing.CandleStoreContract.FAR_OFF;
import static io.pipstream.pricing.CandleStoreContract.LONG_AGO;
import static io.pipstream.pricing.CandleStoreContract.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.CandleSlot;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Ohlc;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of histories promises. */
public interface HistoryStoreContract {

    CandleTrack MINUTES = new CandleTrack(EUR_USD, "oanda", ONE_MINUTE);

    HistoryStore candleHistory();

    @Test
    default void anHistoryComesBackAsItWas() {
        List<Candle> candles = List.of(fetched(0, "1.10000"), fetched(1, "1.20000"), fetched(7, "1.30000"));

        candleHistory().record(MINUTES, span(0, 10), candles);

        assertThat(candleHistory().history(MINUTES, LONG_AGO, FAR_OFF, 100)).isEqualTo(candles);
        assertThat(candleHistory().history(MINUTES, minute(1), minute(7), 100)).containsExactly(candles.get(1));
        assertThat(candleHistory().history(MINUTES, LONG_AGO, FAR_OFF, 2)).isEqualTo(candles.subList(1, 3));
        assertThat(candleHistory().asked(MINUTES, LONG_AGO, FAR_OFF)).containsExactly(span(0, 10));
    }

    @Test
    default void whatIsFetchedAgainTakesThePlaceOfWhatWasThere() {
        candleHistory().record(MINUTES, span(0, 2), List.of(fetched(0, "1.10000"), fetched(1, "1.10000")));
        candleHistory().record(MINUTES, span(0, 1), List.of(fetched(0, "1.50000")));

        assertThat(candleHistory().history(MINUTES, LONG_AGO, FAR_OFF, 100))
                .containsExactly(fetched(0, "1.50000"), fetched(1, "1.10000"));
        assertThat(candleHistory().asked(MINUTES, LONG_AGO, FAR_OFF)).containsExactly(span(0, 2));
    }

    @Test
    default void aTimeWithoutCandlesIsRememberedAsAsked() {
        candleHistory().record(MINUTES, span(0, 10), List.of());

        assertThat(candleHistory().history(MINUTES, LONG_AGO, FAR_OFF, 100)).isEmpty();
        assertThat(candleHistory().asked(MINUTES, minute(3), minute(4))).containsExactly(span(0, 10));
    }

    @Test
    default void spansThatTouchBecomeOneAndOthersStayApart() {
        candleHistory().record(MINUTES, span(0, 10), List.of());
        candleHistory().record(MINUTES, span(20, 30), List.of());
        candleHistory().record(MINUTES, span(40, 50), List.of());
        assertThat(candleHistory().asked(MINUTES, LONG_AGO, FAR_OFF))
                .containsExactly(span(0, 10), span(20, 30), span(40, 50));
        assertThat(candleHistory().asked(MINUTES, minute(11), minute(19))).isEmpty();
        assertThat(candleHistory().asked(MINUTES, minute(25), minute(26))).containsExactly(span(20, 30));

        candleHistory().record(MINUTES, span(10, 22), List.of());
        assertThat(candleHistory().asked(MINUTES, LONG_AGO, FAR_OFF)).containsExactly(span(0, 30), span(40, 50));

        candleHistory().record(MINUTES, span(-5, 60), List.of());
        assertThat(candleHistory().asked(MINUTES, LONG_AGO, FAR_OFF)).containsExactly(span(-5, 60));
    }

    @Test
    default void otherTracksAreOthers() {
        candleHistory().record(MINUTES, span(0, 10), List.of(fetched(0, "1.10000")));

        for (CandleTrack other : List.of(
                new CandleTrack(USD_JPY, "oanda", ONE_MINUTE),
                new CandleTrack(EUR_USD, "yahoo", ONE_MINUTE),
                new CandleTrack(EUR_USD, "oanda", ONE_HOUR))) {
            assertThat(candleHistory().history(other, LONG_AGO, FAR_OFF, 100)).isEmpty();
            assertThat(candleHistory().asked(other, LONG_AGO, FAR_OFF)).isEmpty();
        }
    }

    @Test
    default void thousandsAreRecordedAtOnce() {
        List<Candle> candles = new ArrayList<>();
        for (int minute = 0; minute < 2_500; minute++) {
            candles.add(fetched(minute, "1.10000"));
        }

        candleHistory().record(MINUTES, span(0, 2_500), candles);

        assertThat(candleHistory().history(MINUTES, LONG_AGO, FAR_OFF, 10_000)).isEqualTo(candles);
    }

    static TimeSpan span(int fromMinute, int toMinute) {
        return new TimeSpan(minute(fromMinute), minute(toMinute));
    }

    /** A synthetic candle of {@link #MINUTES}. */
    static Candle fetched(int minute, String bid) {
        return fetched(EUR_USD, "oanda", ONE_MINUTE, minute, bid);
    }

    static Candle fetched(Instrument instrument, String source, CandleInterval interval, int minute, String bid) {
        BigDecimal price = new BigDecimal(bid);
        return new Candle(
                new CandleSlot(instrument, source, interval, minute(minute)),
                Ohlc.at(price),
                Ohlc.at(price.add(BigDecimal.valueOf(2, price.scale()))),
                minute(minute),
                minute(minute + 1).minusNanos(1_000),
                9,
                true);
    }
}
