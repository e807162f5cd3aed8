package io.pipstream.mt5;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.Histories;
import io.pipstream.pricing.InstrumentFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarsTest {

    final CandleBook book = new CandleBook(InstrumentFile.read(), Settings.of(Map.of()));
    final Bars bars = new Bars(Histories.ofQuotes(book, new FakeCandleStore()));
    final Instrument instrument = InstrumentFile.read().find("EURUSD").orElseThrow();

    void quote(String time, String bid) {
        BigDecimal price = new BigDecimal(bid);
        book.quoted(new Quote(instrument, price, price.add(new BigDecimal("0.0001")), Instant.parse(time), "test"));
    }

    @Test
    void aMonthBeginsWithItsFirstTradingDay() {
        quote("2026-01-29T12:00:00Z", "1.10000");
        quote("2026-01-30T21:59:00Z", "1.12000"); // the last minute of January's last trading day
        quote("2026-02-01T22:00:00Z", "1.11000"); // Sunday, 17:00 in New York: Monday the 2nd begins
        quote("2026-02-10T12:00:00Z", "1.09000");

        List<Bar> months = bars.newest(instrument, Timeframe.MN1, 5);

        assertThat(months).hasSize(2);
        assertThat(months.get(0).start()).isEqualTo(Instant.parse("2025-12-31T22:00:00Z"));
        assertThat(months.get(0).volume()).isEqualTo(2);
        assertThat(months.get(0).prices().close()).isEqualByComparingTo("1.12");
        assertThat(months.get(1).start()).isEqualTo(Instant.parse("2026-01-31T22:00:00Z"));
        assertThat(months.get(1).prices().open()).isEqualByComparingTo("1.11");
        assertThat(months.get(1).prices().low()).isEqualByComparingTo("1.09");
        assertThat(bars.newest(instrument, Timeframe.MN1, 1)).containsExactly(months.get(1));
    }

    @Test
    void monthsAreFoundByWhenTheyBegin() {
        quote("2026-01-29T12:00:00Z", "1.10000");
        quote("2026-02-10T12:00:00Z", "1.09000");
        quote("2026-02-27T12:00:00Z", "1.08000");
        quote("2026-03-10T12:00:00Z", "1.07000");
        Instant february = Instant.parse("2026-01-31T22:00:00Z");

        assertThat(bars.between(instrument, Timeframe.MN1, february, february.plusSeconds(1), 5))
                .singleElement()
                .satisfies(month -> {
                    assertThat(month.start()).isEqualTo(february);
                    assertThat(month.prices().close()).isEqualByComparingTo("1.08");
                });
        assertThat(bars.between(
                        instrument, Timeframe.MN1, february.plusSeconds(1), Instant.parse("9999-01-01T00:00:00Z"), 5))
                .extracting(Bar::start)
                .containsExactly(Instant.parse("2026-02-28T22:00:00Z"));
    }

    @Test
    void everyOtherBarIsACandle() {
        quote("2026-01-15T12:00:00Z", "1.10000");
        quote("2026-01-15T12:01:00Z", "1.12000");

        assertThat(bars.newest(instrument, Timeframe.M1, 5)).hasSize(2);
        assertThat(bars.newest(instrument, Timeframe.H4, 5))
                .extracting(Bar::start)
                .containsExactly(CandleInterval.FOUR_HOURS.startOf(Instant.parse("2026-01-15T12:00:00Z")));
    }
}
