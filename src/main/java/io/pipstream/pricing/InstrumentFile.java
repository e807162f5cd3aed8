package io.pipstream.pricing;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.money.Currency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the instruments from {@code instruments.csv}, whose comments say what each column means. */
@ApplicationScoped
public class InstrumentFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private final Instruments instruments = read();

    @Produces
    @Dependent
    public Instruments instruments() {
        return instruments;
    }

    /** @throws IllegalArgumentException if a line is wrong; the message names it */
    public static Instruments read() {
        try (InputStream file = InstrumentFile.class.getResourceAsStream("instruments.csv")) {
            if (file == null) {
                throw new IllegalStateException("instruments.csv is missing from the application");
            }
            return read(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("instruments.csv cannot be read", unreadable);
        }
    }

    static Instruments read(Reader csv) throws IOException {
        List<Instrument> all = new ArrayList<>();
        try (CSVParser lines = FORMAT.parse(csv)) {
            for (CSVRecord line : lines) {
                try {
                    all.add(instrument(line));
                } catch (IllegalArgumentException wrong) {
                    throw new IllegalArgumentException(
                            "instruments.csv, line " + lines.getCurrentLineNumber() + ": " + wrong.getMessage(), wrong);
                }
            }
        }
        return new Instruments(all);
    }

    private static Instrument instrument(CSVRecord line) {
        return new Instrument(
                column(line, "base", Currency::new),
                column(line, "quote", Currency::new),
                new Instrument.Terms(
                        column(line, "pip", BigDecimal::new),
                        column(line, "digits", Integer::parseInt),
                        column(line, "contract_size", Long::parseLong),
                        column(line, "typical_spread", BigDecimal::new),
                        column(line, "min_units", Long::parseLong),
                        column(line, "max_units", Long::parseLong)));
    }

    private static <T> T column(CSVRecord line, String name, Function<String, T> meaning) {
        if (!line.isSet(name)) {
            throw new IllegalArgumentException("column " + name + " is missing");
        }
        String text = line.get(name);
        try {
            return meaning.apply(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("column " + name + " is not such a number: " + text, notANumber);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("column " + name + ": " + wrong.getMessage(), wrong);
        }
    }
}
