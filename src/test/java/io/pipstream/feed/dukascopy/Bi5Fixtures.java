package io.pipstream.feed.dukascopy;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.pricing.InstrumentFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/** Files of the archive, written as Dukascopy does. */
final class Bi5Fixtures {

    static final Instruments INSTRUMENTS = InstrumentFile.read();
    static final long SIZE_UNKNOWN = -1;

    /** The usual packer fills 90 MB of memory, however small the file. */
    private static final int FAST = LZMA2Options.PRESET_MIN;

    private Bi5Fixtures() {}

    static Instrument instrument(String symbol) {
        return INSTRUMENTS.find(symbol).orElseThrow();
    }

    static ArchiveHour hour(String symbol, String start) {
        return new ArchiveHour(instrument(symbol), Instant.parse(start));
    }

    /** Ticks one after the other, each as milliseconds, bid and ask in the archive's units; volumes are 1.5 and 2.25. */
    static byte[] records(long... ticks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            for (int index = 0; index < ticks.length; index += 3) {
                out.writeInt((int) ticks[index]);
                out.writeInt((int) ticks[index + 2]);
                out.writeInt((int) ticks[index + 1]);
                out.writeFloat(1.5f);
                out.writeFloat(2.25f);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** With its size in the header. */
    static byte[] packed(byte[] bytes) {
        return packed(bytes, bytes.length);
    }

    static byte[] packed(byte[] bytes, long sizeInHeader) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (LZMAOutputStream out = new LZMAOutputStream(packed, new LZMA2Options(FAST), sizeInHeader)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** Puts the ticks at the place of their hour. */
    static Path write(Path root, ArchiveHour hour, long... ticks) throws IOException {
        return write(root, hour, packed(records(ticks)));
    }

    static Path write(Path root, ArchiveHour hour, byte[] bytes) throws IOException {
        Path file = root.resolve(hour.place());
        Files.createDirectories(file.resolveSibling("").normalize());
        return Files.write(file, bytes);
    }
}
