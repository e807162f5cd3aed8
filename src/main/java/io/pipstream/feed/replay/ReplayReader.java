package io.pipstream.feed.replay;

import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.replay.ReplayItem.Bar;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file line by line and gives those that can be used, in order of time and in the instrument's digits, the bid
 * rounded down and the ask up. The others are reported. Holds one line in memory. For one thread.
 */
final class ReplayReader implements Closeable {

    /** Nothing that is traded has a price of this size. */
    private static final BigDecimal TOO_LARGE = new BigDecimal("1000000000");

    private static final int LONGEST_NUMBER = 40;

    private final ReplayLayout layout;
    private final Instrument instrument;
    private final BadLines badLines;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final BigDecimal point;
    private @Nullable Instant newest;

    ReplayReader(ReplayLayout layout, Instrument instrument, BadLines badLines) throws IOException {
        this.layout = layout;
        this.instrument = instrument;
        this.badLines = badLines;
        this.parser = layout.parser();
        this.records = parser.iterator();
        this.point = BigDecimal.ONE.movePointLeft(instrument.terms().priceDigits());
    }

    /**
     * Empty when the file has no more.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read further
     */
    Optional<ReplayItem> next() {
        while (records.hasNext()) {
            CSVRecord line = records.next();
            long lineNumber = parser.getCurrentLineNumber();
            if (lineNumber == layout.headerLine() || isBlank(line)) {
                continue;
            }
            try {
                ReplayItem item = checked(layout.format().read(line));
                newest = item.time();
                return Optional.of(item);
            } catch (BadLineException bad) {
                badLines.skipped(lineNumber, bad.reason(), String.valueOf(bad.getMessage()));
            }
        }
        badLines.fileEnded();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static boolean isBlank(CSVRecord line) {
        return line.size() == 1 && line.get(0).isBlank();
    }

    private ReplayItem checked(ReplayItem item) throws BadLineException {
        ReplayItem priced = item instanceof Bar bar ? checked(bar) : checked((Tick) item);
        if (newest != null
                && (item instanceof Bar
                        ? !item.time().isAfter(newest)
                        : item.time().isBefore(newest))) {
            throw new BadLineException(
                    BadLine.OUT_OF_ORDER, "its time %s comes after %s".formatted(item.time(), newest));
        }
        return priced;
    }

    private ReplayItem checked(Bar bar) throws BadLineException {
        Bar rounded = new Bar(bar.time(), bid(bar.open()), bid(bar.high()), bid(bar.low()), bid(bar.close()));
        BigDecimal highest = rounded.open().max(rounded.close()).max(rounded.low());
        BigDecimal lowest = rounded.open().min(rounded.close());
        if (rounded.high().compareTo(highest) < 0 || rounded.low().compareTo(lowest) > 0) {
            throw new BadLineException(
                    BadLine.INCONSISTENT,
                    "open %s, high %s, low %s, close %s".formatted(bar.open(), bar.high(), bar.low(), bar.close()));
        }
        return rounded;
    }

    private ReplayItem checked(Tick tick) throws BadLineException {
        BigDecimal bid = bid(tick.bid());
        BigDecimal ask = instrument.roundAsk(plausible(tick.ask()));
        if (tick.bid().compareTo(tick.ask()) > 0) {
            throw new BadLineException(
                    BadLine.CROSSED, "the bid %s is above the ask %s".formatted(tick.bid(), tick.ask()));
        }
        return new Tick(tick.time(), bid, ask);
    }

    private BigDecimal bid(BigDecimal price) throws BadLineException {
        return instrument.roundBid(plausible(price));
    }

    private BigDecimal plausible(BigDecimal price) throws BadLineException {
        boolean tooLong = price.precision() > LONGEST_NUMBER || price.scale() > LONGEST_NUMBER;
        if (tooLong || price.compareTo(point) < 0 || price.compareTo(TOO_LARGE) >= 0) {
            throw new BadLineException(BadLine.NOT_A_PRICE, "no price of %s: %s".formatted(instrument, price));
        }
        return price;
    }
}
