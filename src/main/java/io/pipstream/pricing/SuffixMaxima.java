package io.pipstream.pricing;

import java.util.Arrays;

/**
 * The highest of a value since any time. Kept are only values that no later one reached: they fall from the oldest to the
 * newest, so a search by time finds the answer. A change costs constant time over many. When the kept values are too
 * many, every second of their older half is left out, and answers about that time may begin a little earlier than asked:
 * they are never too low. Not thread-safe.
 */
final class SuffixMaxima {

    private static final int FEWEST = 32;

    private final int capacity;
    private long[] values = new long[FEWEST];
    private long[] ends = new long[FEWEST];
    private int count;

    /** @param capacity how many values are kept, at least 32 */
    SuffixMaxima(int capacity) {
        this.capacity = capacity;
    }

    /** The value changes; the time is not before that of the last change. */
    void change(long value, long time) {
        if (count > 0) {
            ends[count - 1] = time;
        }
        while (count > 0 && values[count - 1] <= value) {
            count--;
        }
        if (count == values.length) {
            makeRoom();
        }
        values[count] = value;
        ends[count] = Long.MAX_VALUE;
        count++;
    }

    /**
     * The highest value that was in force at that time or after; the value in force ends when the next begins.
     *
     * @throws IllegalStateException if there has been no value
     */
    long since(long time) {
        if (count == 0) {
            throw new IllegalStateException("There has been no value");
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values[low];
    }

    private void makeRoom() {
        if (values.length < capacity) {
            int length = Math.min(capacity, values.length * 2);
            values = Arrays.copyOf(values, length);
            ends = Arrays.copyOf(ends, length);
            return;
        }
        int older = count / 4;
        for (int pair = 0; pair < older; pair++) {
            values[pair] = values[2 * pair];
            ends[pair] = ends[2 * pair + 1];
        }
        System.arraycopy(values, 2 * older, values, older, count - 2 * older);
        System.arraycopy(ends, 2 * older, ends, older, count - 2 * older);
        count -= older;
    }
}
