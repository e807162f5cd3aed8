package io.pipstream.feed.live;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes lines of bytes as they come. Empty ones are left out. For one thread. */
final class LineSplitter {

    private final int limitBytes;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    LineSplitter(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** The lines that end in these parts. */
    List<String> lines(List<ByteBuffer> parts) throws LostException {
        List<String> lines = new ArrayList<>();
        for (ByteBuffer part : parts) {
            while (part.hasRemaining()) {
                byte next = part.get();
                if (next == '\n') {
                    String line = begun.toString(StandardCharsets.UTF_8).strip();
                    begun.reset();
                    if (!line.isEmpty()) {
                        lines.add(line);
                    }
                } else if (begun.size() == limitBytes) {
                    throw new LostException("a line is longer than " + limitBytes + " bytes");
                } else {
                    begun.write(next);
                }
            }
        }
        return lines;
    }
}
