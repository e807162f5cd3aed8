package io.pipstream.bench.archive;

import io.pipstream.domain.market.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A bar of the bid as it stands in a file, read without any of the code that is tried. */
record FileBar(Instant time, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {

    /** Of a file with one line of names and then {@code time,open,high,low,close}. */
    static List<FileBar> read(Path file, Instrument instrument) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .map(columns -> new FileBar(
                            Instant.parse(columns[0]),
                            instrument.roundBid(new BigDecimal(columns[1])),
                            instrument.roundBid(new BigDecimal(columns[2])),
                            instrument.roundBid(new BigDecimal(columns[3])),
                            instrument.roundBid(new BigDecimal(columns[4]))))
                    .toList();
        }
    }

    /** Those that can be: later than the one before, and with no price beyond the high and the low. */
    static List<FileBar> usable(List<FileBar> bars) {
        List<FileBar> usable = new ArrayList<>();
        for (FileBar bar : bars) {
            boolean consistent =
                    bar.high.compareTo(bar.open.max(bar.close)) >= 0 && bar.low.compareTo(bar.open.min(bar.close)) <= 0;
            boolean later = usable.isEmpty() || bar.time.isAfter(usable.get(usable.size() - 1).time);
            if (consistent && later) {
                usable.add(bar);
            }
        }
        return usable;
    }
}
