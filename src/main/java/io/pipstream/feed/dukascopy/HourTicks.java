package io.pipstream.feed.dukascopy;

import io.pipstream.feed.replay.Tick;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The ticks of an hour that can be used, in columns and in order of time, in whole points of the instrument: a point is
 * the last digit of its prices. Immutable.
 */
public final class HourTicks {

    /** Of which the archive's fullest hours have not the tenth part. */
    static final int MOST = 1_000_000;

    /** More than {@link #MOST} ticks take when they cannot be packed at all. */
    public static final int MOST_PACKED_BYTES = 24 << 20;

    private static final int MOST_BYTES = MOST * TickRecords.LENGTH;
    private static final long HOUR_MILLIS = ArchiveHour.LENGTH.toMillis();

    private final ArchiveHour hour;
    private final PriceScale scale;
    private final int[] millis;
    private final int[] asks;
    private final int[] bids;
    private final float[] askVolumes;
    private final float[] bidVolumes;
    private final Map<Bi5Flaw, Integer> flaws = new EnumMap<>(Bi5Flaw.class);
    private int size;

    private HourTicks(ArchiveHour hour, int capacity) {
        this.hour = hour;
        this.scale = PriceScale.of(hour.instrument());
        this.millis = new int[capacity];
        this.asks = new int[capacity];
        this.bids = new int[capacity];
        this.askVolumes = new float[capacity];
        this.bidVolumes = new float[capacity];
    }

    /**
     * Unpacks a file of the archive. An empty one is an hour without ticks.
     *
     * @throws Bi5Exception if the hour as a whole cannot be used
     * @throws IllegalArgumentException if it is not known how the archive writes the instrument's prices
     */
    public static HourTicks decode(ArchiveHour hour, byte[] packed) throws Bi5Exception {
        if (packed.length > MOST_PACKED_BYTES) {
            throw new Bi5Exception(Bi5Flaw.TOO_LARGE, "it has more than %d bytes".formatted(MOST_PACKED_BYTES));
        }
        byte[] bytes = packed.length == 0 ? packed : Lzma.unpack(packed, MOST_BYTES);
        if (bytes.length % TickRecords.LENGTH != 0) {
            throw new Bi5Exception(Bi5Flaw.UNEVEN, "its %d bytes are no whole number of ticks".formatted(bytes.length));
        }
        TickRecords records = new TickRecords(bytes);
        HourTicks ticks = new HourTicks(hour, records.size());
        ticks.addAll(records);
        return ticks;
    }

    private void addAll(TickRecords records) {
        long newest = 0;
        for (int index = 0; index < records.size(); index++) {
            long time = records.millis(index);
            long ask = records.ask(index);
            long bid = records.bid(index);
            if (time >= HOUR_MILLIS) {
                skip(Bi5Flaw.BEYOND_HOUR);
            } else if (time < newest) {
                skip(Bi5Flaw.OUT_OF_ORDER);
            } else if (bid < scale.step() || ask < scale.step()) {
                skip(Bi5Flaw.NOT_A_PRICE);
            } else if (bid > ask) {
                skip(Bi5Flaw.CROSSED);
            } else {
                newest = time;
                millis[size] = (int) time;
                asks[size] = (int) scale.ask(ask);
                bids[size] = (int) scale.bid(bid);
                askVolumes[size] = records.askVolume(index);
                bidVolumes[size] = records.bidVolume(index);
                size++;
            }
        }
    }

    private void skip(Bi5Flaw flaw) {
        flaws.merge(flaw, 1, Integer::sum);
    }

    public int size() {
        return size;
    }

    /** From the start of the hour. */
    public int millis(int index) {
        return millis[index];
    }

    /** In points of the instrument. */
    public long ask(int index) {
        return Integer.toUnsignedLong(asks[index]);
    }

    /** In points of the instrument. */
    public long bid(int index) {
        return Integer.toUnsignedLong(bids[index]);
    }

    /** As the archive says it, in millions of the base currency for forex. */
    public float askVolume(int index) {
        return askVolumes[index];
    }

    /** As the archive says it, in millions of the base currency for forex. */
    public float bidVolume(int index) {
        return bidVolumes[index];
    }

    public Instant time(int index) {
        return hour.start().plusMillis(millis[index]);
    }

    public Tick tick(int index) {
        return new Tick(time(index), scale.price(bid(index)), scale.price(ask(index)));
    }

    /** How many ticks were skipped for each reason; without those for which none was. */
    public Map<Bi5Flaw, Integer> flaws() {
        return Collections.unmodifiableMap(flaws);
    }
}
