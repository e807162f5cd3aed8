package io.pipstream.domain.market;

import io.pipstream.domain.money.Currency;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * When trades settle, and so how many days of financing each rollover carries: those by which the value date moves. That
 * is one on most days, three on Wednesday for what settles in two days and on Thursday for what settles in one, and more
 * where a holiday follows; the day whose value date then does not move carries none, so that the days of financing always
 * add up to the days of the calendar. Immutable.
 *
 * <p>The convention (londonfx.co.uk/valdates.html; Interactive Brokers, "Currency settlement holidays"): days are counted
 * on which all currencies but the dollar settle; the last must be one on which the dollar settles, too, even for a pair
 * without it. Not modelled: the few currencies for which a dollar holiday on the way counts, too (the peso).
 */
public final class ValueDates {

    private static final Currency DOLLAR = new Currency("USD");
    private static final int USUAL_DAYS = 2;

    private final Map<String, Integer> daysBySymbol;
    private final Map<Currency, Set<LocalDate>> holidays;

    /**
     * Settlement by these exceptions and holidays.
     *
     * @param daysBySymbol business days from trade to settlement, where they are not two
     * @param holidays weekdays on which a currency does not settle
     */
    public ValueDates(Map<String, Integer> daysBySymbol, Map<Currency, Set<LocalDate>> holidays) {
        this.daysBySymbol = Map.copyOf(daysBySymbol);
        this.holidays = new HashMap<>();
        holidays.forEach((currency, dates) -> this.holidays.put(currency, Set.copyOf(dates)));
    }

    /** When what is traded on that trading day settles. */
    public LocalDate of(Instrument instrument, LocalDate tradeDate) {
        LocalDate date = tradeDate;
        int left = daysBySymbol.getOrDefault(instrument.symbol(), USUAL_DAYS);
        while (left > 0) {
            date = TradingDays.next(date);
            if (settles(instrument.base(), date) && settles(instrument.quoteCurrency(), date)) {
                left--;
            }
        }
        while (isHoliday(DOLLAR, date)
                || isHoliday(instrument.base(), date)
                || isHoliday(instrument.quoteCurrency(), date)) {
            date = TradingDays.next(date);
        }
        return date;
    }

    /** Days of financing at the end of that trading day, 0 or more. */
    public int financingDays(Instrument instrument, LocalDate tradeDate) {
        LocalDate tomorrows = of(instrument, TradingDays.next(tradeDate));
        return Math.toIntExact(ChronoUnit.DAYS.between(of(instrument, tradeDate), tomorrows));
    }

    /** Whether the day counts towards settlement of that currency. */
    private boolean settles(Currency currency, LocalDate date) {
        return currency.equals(DOLLAR) || !isHoliday(currency, date);
    }

    private boolean isHoliday(Currency currency, LocalDate date) {
        return holidays.getOrDefault(currency, Set.of()).contains(date);
    }
}
