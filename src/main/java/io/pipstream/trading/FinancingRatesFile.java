package io.pipstream.trading;

import static io.pipstream.trading.CsvLines.column;

import io.pipstream.domain.market.FinancingRate;
import io.pipstream.domain.market.FinancingRates;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Reads dated financing rates; the comments of {@code financing-rates.csv} say what each column means. */
final class FinancingRatesFile {

    static final String NAME = "financing-rates.csv";

    private FinancingRatesFile() {}

    /** @throws IllegalArgumentException if a line is wrong; the message names it */
    static FinancingRates read(String name, Reader csv, Instruments instruments) {
        Map<Instrument, Map<LocalDate, FinancingRate>> rates = new HashMap<>();
        CsvLines.forEach(name, csv, line -> {
            String symbol = column(line, "instrument");
            Instrument instrument = instruments
                    .find(symbol)
                    .orElseThrow(() -> new IllegalArgumentException("no such instrument: " + symbol));
            LocalDate from = CsvLines.date(line, "from");
            FinancingRate rate = new FinancingRate(rate(line, "long_rate"), rate(line, "short_rate"));
            if (rates.computeIfAbsent(instrument, unseen -> new HashMap<>()).put(from, rate) != null) {
                throw new IllegalArgumentException("twice the rates of " + instrument + " from " + from);
            }
        });
        return new FinancingRates(rates);
    }

    private static BigDecimal rate(CSVRecord line, String name) {
        String text = column(line, name);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("column " + name + " is not a number: " + text, notANumber);
        }
    }
}
