package io.pipstream.pricing;

import java.util.Arrays;

/**
 * The highest of a value since any time. Kept are only values that no later one reached: they fall from the oldest to the
 * newest, so a search by time finds the answer. A change costs constant time over many. When the kept values are too
 * many, neighbours are merged to the older and higher one: an answer may then begin earlier than asked, by a 32nd of the
 * time that has passed since, and is never too low. Not thread-safe.
 */
final class SuffixMaxima {

    private static final int FEWEST = 32;

    /** 32 merged values for every factor of e in age, twice: 2,200 reach from a microsecond back to ten years. */
    private static final int FINEST = 32;

    private final int capacity;
    private long[] values = new long[FEWEST];
    private long[] ends = new long[FEWEST];
    private int count;
    private long begin;

    /** @param capacity how many values are kept, at least 32; so many that the promise holds, 4,096 */
    SuffixMaxima(int capacity) {
        this.capacity = capacity;
    }

    /** The value changes; the time is not before that of the last change. */
    void change(long value, long time) {
        if (count > 0) {
            ends[count - 1] = time;
        } else {
            begin = time;
        }
        while (count > 0 && values[count - 1] <= value) {
            count--;
        }
        if (count == values.length) {
            makeRoom(time);
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

    private void makeRoom(long now) {
        if (values.length < capacity) {
            int length = Math.min(capacity, values.length * 2);
            values = Arrays.copyOf(values, length);
            ends = Arrays.copyOf(ends, length);
            return;
        }
        for (int fineness = FINEST; count > capacity - capacity / 4; fineness = Math.max(1, fineness / 2)) {
            merge(now, fineness);
        }
    }

    /** Merges neighbours that together lasted no longer than a fraction of their age. */
    private void merge(long now, int fineness) {
        int merged = 0;
        for (int index = 1; index < count; index++) {
            long mergedBegin = merged == 0 ? begin : ends[merged - 1];
            if (ends[index] - mergedBegin > (now - ends[index]) / fineness) {
                merged++;
                values[merged] = values[index];
            }
            ends[merged] = ends[index];
        }
        count = merged + 1;
    }
}
