package io.pipstream.feed.simulated;

import io.pipstream.domain.money.Currency;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads how currencies move from {@code simulated-currencies.csv}, whose comments say what each column means. */
final class SimulatedCurrencyFile {

    private static final Currency DOLLAR = new Currency("USD");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private SimulatedCurrencyFile() {}

    static List<SimulatedCurrency> read() {
        try (InputStream file = SimulatedCurrencyFile.class.getResourceAsStream("simulated-currencies.csv")) {
            if (file == null) {
                throw new IllegalStateException("simulated-currencies.csv is missing from the application");
            }
            return read(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("simulated-currencies.csv cannot be read", unreadable);
        }
    }

    static List<SimulatedCurrency> read(Reader csv) throws IOException {
        List<SimulatedCurrency> all = new ArrayList<>();
        try (CSVParser lines = FORMAT.parse(csv)) {
            for (CSVRecord line : lines) {
                try {
                    all.add(currency(line));
                } catch (IllegalArgumentException wrong) {
                    throw new IllegalArgumentException(
                            "simulated-currencies.csv, line " + lines.getCurrentLineNumber() + ": "
                                    + wrong.getMessage(),
                            wrong);
                }
            }
        }
        return List.copyOf(all);
    }

    private static SimulatedCurrency currency(CSVRecord line) {
        Currency base = new Currency(line.get("base"));
        Currency quote = new Currency(line.get("quote"));
        if (base.equals(DOLLAR) == quote.equals(DOLLAR)) {
            throw new IllegalArgumentException("one of the two currencies must be the dollar");
        }
        double rate = Double.parseDouble(line.get("rate"));
        String anchor = line.get("anchor");
        return new SimulatedCurrency(
                base.equals(DOLLAR) ? quote : base,
                base.equals(DOLLAR) ? 1 / rate : rate,
                Double.parseDouble(line.get("daily_volatility_percent")) / 100,
                anchor.isEmpty() ? null : new Currency(anchor),
                anchor.isEmpty() ? 0 : Double.parseDouble(line.get("correlation")),
                DailyRhythm.valueOf(line.get("rhythm").toUpperCase(Locale.ROOT)));
    }
}
