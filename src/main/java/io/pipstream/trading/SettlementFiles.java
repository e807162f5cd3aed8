package io.pipstream.trading;

import static io.pipstream.trading.CsvLines.column;

import io.pipstream.domain.market.ValueDates;
import io.pipstream.domain.money.Currency;
import java.io.Reader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads when trades settle; the comments of {@code settlement-days.csv} and {@code settlement-holidays.csv} say what
 * each column means.
 */
final class SettlementFiles {

    static final String DAYS = "settlement-days.csv";
    static final String HOLIDAYS = "settlement-holidays.csv";

    private SettlementFiles() {}

    /** @throws IllegalArgumentException if a line is wrong; the message names it */
    static ValueDates read(Reader days, String holidaysName, Reader holidays) {
        Map<String, Integer> daysBySymbol = new HashMap<>();
        CsvLines.forEach(DAYS, days, line -> {
            Currency base = new Currency(column(line, "base"));
            Currency quote = new Currency(column(line, "quote"));
            daysBySymbol.put(base.code() + quote.code(), days(line));
        });
        Map<Currency, Set<LocalDate>> holidaysByCurrency = new HashMap<>();
        CsvLines.forEach(
                holidaysName,
                holidays,
                line -> holidaysByCurrency
                        .computeIfAbsent(new Currency(column(line, "currency")), unseen -> new HashSet<>())
                        .add(CsvLines.date(line, "date")));
        return new ValueDates(daysBySymbol, holidaysByCurrency);
    }

    private static int days(CSVRecord line) {
        String text = column(line, "days");
        if (!text.matches("[0-5]")) {
            throw new IllegalArgumentException("column days is not a number of days from 0 to 5: " + text);
        }
        return Integer.parseInt(text);
    }
}
