package io.pipstream.feed.replay;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Cuts what is beyond the longest line a table of prices has, so that a file without line ends cannot fill the memory,
 * and gives up on a line that goes on and on.
 */
final class BoundedLines extends FilterReader {

    static final int LONGEST_LINE = 500;

    private static final int HOPELESS_LINE = 1 << 24;

    private int inLine;

    BoundedLines(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) == -1 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (true) {
            int count = super.read(buffer, offset, length);
            if (count <= 0) {
                return count;
            }
            int kept = cut(buffer, offset, count);
            if (inLine > HOPELESS_LINE) {
                throw new IOException("a line of it has no end");
            }
            if (kept > 0) {
                return kept;
            }
        }
    }

    private int cut(char[] buffer, int offset, int count) {
        int to = offset;
        for (int from = offset; from < offset + count; from++) {
            char read = buffer[from];
            boolean endsLine = read == '\n' || read == '\r';
            inLine = endsLine ? 0 : inLine + 1; // no more than a buffer beyond the hopeless line
            if (inLine <= LONGEST_LINE) {
                buffer[to++] = read;
            }
        }
        return to - offset;
    }
}
