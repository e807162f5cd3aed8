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
                new Currency(line.get("base")),
                new Currency(line.get("quote")),
                new Instrument.Terms(
                        new BigDecimal(line.get("pip")),
                        Integer.parseInt(line.get("digits")),
                        Long.parseLong(line.get("contract_size")),
                        new BigDecimal(line.get("typical_spread")),
                        Long.parseLong(line.get("min_units")),
                        Long.parseLong(line.get("max_units"))));
    }
}
