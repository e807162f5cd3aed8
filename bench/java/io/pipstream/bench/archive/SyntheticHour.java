package io.pipstream.bench.archive;

import io.pipstream.feed.dukascopy.ArchiveHour;
import io.pipstream.pricing.InstrumentFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/**
 * A busy hour as the archive has it: a price that wanders by a few points, a spread that flickers, volumes of which the
 * smallest are the most frequent; packed by LZMA at its usual level. Always the same.
 */
@State(Scope.Benchmark)
public class SyntheticHour {

    /** Of EUR/USD the loudest hours of the day have about as many. */
    public static final int TICKS = 20_000;

    private static final int HOUR_MILLIS = 3_600_000;
    private static final int SMALLEST_VOLUME = 75;
    private static final int LARGEST_VOLUME = 600;

    public ArchiveHour hour;
    public byte[] unpacked;
    public byte[] packed;

    @Setup
    public void make() throws IOException {
        hour = new ArchiveHour(
                InstrumentFile.read().find("EURUSD").orElseThrow(), Instant.parse("2025-01-02T13:00:00Z"));
        unpacked = records(new SplittableRandom(1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (LZMAOutputStream out = new LZMAOutputStream(bytes, new LZMA2Options(), unpacked.length)) {
            out.write(unpacked);
        }
        packed = bytes.toByteArray();
    }

    private static byte[] records(RandomGenerator random) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        double millis = 0;
        int bid = 103_000;
        for (int tick = 0; tick < TICKS; tick++) {
            millis += 1 + random.nextExponential() * (HOUR_MILLIS / (double) TICKS - 2);
            bid += (int) Math.round(random.nextGaussian() * 1.5);
            out.writeInt((int) Math.min(millis, HOUR_MILLIS - 1));
            out.writeInt(bid + 1 + random.nextInt(1, 6));
            out.writeInt(bid);
            out.writeFloat(volume(random));
            out.writeFloat(volume(random));
        }
        return bytes.toByteArray();
    }

    private static float volume(RandomGenerator random) {
        int hundredths = random.nextInt(SMALLEST_VOLUME, random.nextInt(SMALLEST_VOLUME, LARGEST_VOLUME) + 1);
        return hundredths / 100f;
    }
}
