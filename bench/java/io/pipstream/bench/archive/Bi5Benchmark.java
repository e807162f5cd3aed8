package io.pipstream.bench.archive;

import io.pipstream.feed.dukascopy.Bi5Exception;
import io.pipstream.feed.dukascopy.HourTicks;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;
import org.tukaani.xz.LZMAInputStream;

/** How many ticks of the archive one thread reads in a second, from the packed bytes on. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(SyntheticHour.TICKS)
public class Bi5Benchmark {

    /** The first yardstick: unpacking alone, which every reader has to do. */
    @Benchmark
    public byte[] aUnpackingAlone(SyntheticHour hour, ProcessorTime time) throws IOException {
        time.hourRead();
        byte[] unpacked = new byte[hour.unpacked.length];
        try (InputStream in = new LZMAInputStream(new ByteArrayInputStream(hour.packed))) {
            in.readNBytes(unpacked, 0, unpacked.length);
        }
        return unpacked;
    }

    /** The second: how one reads it without a thought, nothing kept and nothing judged. */
    @Benchmark
    public void bDataInputStream(SyntheticHour hour, ProcessorTime time, Blackhole hole) throws IOException {
        time.hourRead();
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new LZMAInputStream(new ByteArrayInputStream(hour.packed))))) {
            for (int tick = 0; tick < SyntheticHour.TICKS; tick++) {
                hole.consume(in.readInt());
                hole.consume(in.readInt());
                hole.consume(in.readInt());
                hole.consume(in.readFloat());
                hole.consume(in.readFloat());
            }
        }
    }

    /** Checked, in order, in columns. */
    @Benchmark
    public HourTicks columns(SyntheticHour hour, ProcessorTime time) throws Bi5Exception {
        time.hourRead();
        return HourTicks.decode(hour.hour, hour.packed);
    }

    /** And a tick with decimals of each, as the replay takes them. */
    @Benchmark
    public void columnsAndTicks(SyntheticHour hour, ProcessorTime time, Blackhole hole) throws Bi5Exception {
        time.hourRead();
        HourTicks ticks = HourTicks.decode(hour.hour, hour.packed);
        for (int index = 0; index < ticks.size(); index++) {
            hole.consume(ticks.tick(index));
        }
    }
}
