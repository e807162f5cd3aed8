package io.pipstream.feed.dukascopy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;

/** Unpacks the older format of LZMA, ".lzma" or "alone", within bounds that no header can move. */
final class Lzma {

    /** For a dictionary of 16 MiB and what goes with it; the archive's have 8 MiB at most. */
    private static final int MOST_KIBIBYTES = 17 * 1024;

    private static final int SIZE_AT = 5;
    private static final int HEADER = 13;
    private static final long UNKNOWN_SIZE = -1;
    private static final int FIRST_GUESS = 1 << 16;

    private Lzma() {}

    /**
     * @param most bytes that may come out
     * @throws Bi5Exception if more would, or if it is truncated or corrupt
     */
    static byte[] unpack(byte[] packed, int most) throws Bi5Exception {
        if (packed.length < HEADER) {
            throw new Bi5Exception(Bi5Flaw.TRUNCATED, "its %d bytes are less than a header".formatted(packed.length));
        }
        long size = sizeInHeader(packed);
        if (size > most || size < UNKNOWN_SIZE) {
            throw tooLarge(most);
        }
        try (InputStream unpacked = new LZMAInputStream(new Bytes(packed), MOST_KIBIBYTES)) {
            return readAll(unpacked, size == UNKNOWN_SIZE ? Math.min(FIRST_GUESS, most) : (int) size, most);
        } catch (MemoryLimitException greedy) {
            throw new Bi5Exception(
                    Bi5Flaw.TOO_LARGE, "it asks for %d KiB of memory".formatted(greedy.getMemoryNeeded()));
        } catch (EOFException broken) {
            throw new Bi5Exception(Bi5Flaw.TRUNCATED, "it ends too early");
        } catch (IOException corrupt) {
            throw new Bi5Exception(Bi5Flaw.CORRUPT, "it is no LZMA that can be unpacked");
        }
    }

    private static byte[] readAll(InputStream unpacked, int guess, int most) throws IOException, Bi5Exception {
        byte[] bytes = new byte[guess];
        int length = 0;
        while (true) {
            if (length == bytes.length) {
                int next = unpacked.read(); // also where a known size ends, for the end is checked then
                if (next == -1) {
                    return bytes;
                }
                if (length == most) {
                    throw tooLarge(most);
                }
                bytes = Arrays.copyOf(bytes, (int) Math.min(most, Math.max(FIRST_GUESS, 2L * length)));
                bytes[length++] = (byte) next;
            }
            int count = unpacked.read(bytes, length, bytes.length - length);
            if (count == -1) {
                return Arrays.copyOf(bytes, length);
            }
            length += count;
        }
    }

    private static Bi5Exception tooLarge(int most) {
        return new Bi5Exception(Bi5Flaw.TOO_LARGE, "it unpacks to more than %d bytes".formatted(most));
    }

    private static long sizeInHeader(byte[] packed) {
        long size = 0;
        for (int index = HEADER - 1; index >= SIZE_AT; index--) {
            size = size << Byte.SIZE | Byte.toUnsignedLong(packed[index]);
        }
        return size;
    }

    /** The JDK's takes a lock for each byte, and LZMA is read byte by byte. */
    @SuppressWarnings("InputStreamSlowMultibyteRead") // nobody reads more than one
    private static final class Bytes extends InputStream {

        private final byte[] bytes;
        private int position;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return position == bytes.length ? -1 : Byte.toUnsignedInt(bytes[position++]);
        }
    }
}
