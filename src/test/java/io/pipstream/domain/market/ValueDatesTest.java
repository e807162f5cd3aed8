package io.pipstream.domain.market;

import static io.pipstream.domain.market.MarketFixtures.EUR;
import static io.pipstream.domain.market.MarketFixtures.JPY;
import static io.pipstream.domain.market.MarketFixtures.USD;
import static io.pipstream.domain.market.MarketFixtures.instrument;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.money.Currency;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValueDatesTest {

    static final Map<String, Integer> ONE_DAY = Map.of("USDCAD", 1);

    @ParameterizedTest(name = "{0} traded on {1} settles on {2} and carries {3} days")
    @CsvSource({
        // the week of Monday 8 June 2026, without a holiday
        "EURUSD, 2026-06-08, 2026-06-10, 1",
        "EURUSD, 2026-06-09, 2026-06-11, 1",
        "EURUSD, 2026-06-10, 2026-06-12, 3", // Friday; Thursday's trades settle on Monday
        "EURUSD, 2026-06-11, 2026-06-15, 1",
        "EURUSD, 2026-06-12, 2026-06-16, 1",
        "USDCAD, 2026-06-08, 2026-06-09, 1",
        "USDCAD, 2026-06-10, 2026-06-11, 1",
        "USDCAD, 2026-06-11, 2026-06-12, 3", // Friday; Friday's trades settle on Monday
        "USDCAD, 2026-06-12, 2026-06-15, 1",
        "XAUUSD, 2026-06-10, 2026-06-12, 3",
        // Monday 7 September 2026, a dollar holiday: Thursday's trades settle on Tuesday like Friday's
        "EURUSD, 2026-09-02, 2026-09-04, 4",
        "EURUSD, 2026-09-03, 2026-09-08, 0",
        "EURUSD, 2026-09-04, 2026-09-08, 1",
        "USDCAD, 2026-09-03, 2026-09-04, 4",
        "USDCAD, 2026-09-04, 2026-09-08, 0",
        "EURJPY, 2026-09-02, 2026-09-04, 4", // without the dollar, and yet not on its holiday
        // Monday 6 April 2026, a euro holiday, after Friday 3 April: both days count for nothing
        "EURUSD, 2026-03-31, 2026-04-02, 5", // Thursday; the next day that settles is Tuesday 7
        "EURUSD, 2026-04-01, 2026-04-07, 1",
        "EURUSD, 2026-04-02, 2026-04-08, 0", // no euro day passes on Friday
        "USDJPY, 2026-04-01, 2026-04-03, 3", // no business of the yen's
    })
    void daysAreThoseByWhichTheValueDateMoves(String symbol, LocalDate tradeDate, LocalDate settles, int days) {
        ValueDates dates = new ValueDates(
                ONE_DAY,
                Map.of(
                        USD,
                        Set.of(LocalDate.of(2026, 9, 7)),
                        EUR,
                        Set.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6))));

        assertThat(dates.of(instrument(symbol), tradeDate)).isEqualTo(settles);
        assertThat(dates.financingDays(instrument(symbol), tradeDate)).isEqualTo(days);
    }

    @Test
    void aDollarHolidayOnTheWayDoesNotDelay() {
        // Friday 16 June 2023, Juneteenth on Monday 19: the value date was Tuesday 20
        ValueDates dates = new ValueDates(Map.of(), Map.of(USD, Set.of(LocalDate.of(2023, 6, 19))));

        assertThat(dates.of(instrument("EURUSD"), LocalDate.of(2023, 6, 16))).isEqualTo(LocalDate.of(2023, 6, 20));
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void financingDaysNeverAreNegativeAndAddUpToTheCalendars(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LocalDate start = LocalDate.of(2026, 1, 5);
        Map<Currency, Set<LocalDate>> holidays = new HashMap<>();
        for (Currency currency : List.of(USD, EUR, JPY)) {
            Set<LocalDate> days = new HashSet<>();
            for (int day = 0; day < 40; day++) {
                days.add(start.plusDays(random.nextInt(365)));
            }
            holidays.put(currency, days);
        }
        ValueDates dates = new ValueDates(ONE_DAY, holidays);
        for (String symbol : List.of("EURUSD", "EURJPY", "USDCAD", "XAUUSD")) {
            Instrument instrument = instrument(symbol);
            long sum = 0;
            LocalDate date = start;
            while (date.isBefore(start.plusDays(300))) {
                int days = dates.financingDays(instrument, date);
                assertThat(days).as(symbol + " " + date).isNotNegative();
                sum += days;
                date = TradingDays.next(date);
            }
            assertThat(sum).isEqualTo(ChronoUnit.DAYS.between(dates.of(instrument, start), dates.of(instrument, date)));
        }
    }
}
