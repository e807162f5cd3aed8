package io.pipstream.feed.dukascopy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** An unpacked hour as it stands: 20 bytes a tick, big-endian, the ask before the bid. Nothing is judged here. */
@SuppressWarnings("ArrayRecordComponent") // read where it lies, and never compared
record TickRecords(byte[] bytes) {

    static final int LENGTH = 20;

    private static final int ASK_AT = 4;
    private static final int BID_AT = 8;
    private static final int ASK_VOLUME_AT = 12;
    private static final int BID_VOLUME_AT = 16;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    int size() {
        return bytes.length / LENGTH;
    }

    /** From the start of the hour. */
    long millis(int index) {
        return unsigned(index * LENGTH);
    }

    /** In the archive's units. */
    long ask(int index) {
        return unsigned(index * LENGTH + ASK_AT);
    }

    /** In the archive's units. */
    long bid(int index) {
        return unsigned(index * LENGTH + BID_AT);
    }

    float askVolume(int index) {
        return Float.intBitsToFloat((int) INT.get(bytes, index * LENGTH + ASK_VOLUME_AT));
    }

    float bidVolume(int index) {
        return Float.intBitsToFloat((int) INT.get(bytes, index * LENGTH + BID_VOLUME_AT));
    }

    private long unsigned(int at) {
        return Integer.toUnsignedLong((int) INT.get(bytes, at));
    }
}
