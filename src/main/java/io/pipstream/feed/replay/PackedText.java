package io.pipstream.feed.replay;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The text of a file of prices. A name that ends in {@code .gz} is unpacked, and of one that ends in {@code .zip} the
 * table in it, as HistData gives them: one {@code .csv} beside notes.
 */
final class PackedText {

    /** More than the largest table of ticks there is for a year. */
    private static final long MOST_BYTES = 4L << 30;

    private static final int MOST_ENTRIES = 100;

    private PackedText() {}

    /** @throws IOException if it cannot be read; its message says so */
    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (!Files.exists(file)) {
            throw new FileNotFoundException("there is no such file");
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
            return new Bounded(table(file), MOST_BYTES);
        }
        InputStream bytes = Files.newInputStream(file);
        if (!name.endsWith(".gz")) {
            return bytes;
        }
        try {
            return new Bounded(new GZIPInputStream(bytes), MOST_BYTES);
        } catch (IOException unreadable) {
            bytes.close();
            throw unreadable;
        }
    }

    private static InputStream table(Path file) throws IOException {
        ZipFile archive = new ZipFile(file.toFile());
        try {
            if (archive.size() > MOST_ENTRIES) {
                throw new IOException("it holds more than %d files".formatted(MOST_ENTRIES));
            }
            List<? extends ZipEntry> tables = archive.stream()
                    .filter(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv"))
                    .toList();
            if (tables.size() != 1) {
                throw new IOException("it holds %d tables (.csv), not one".formatted(tables.size()));
            }
            return new FilterInputStream(archive.getInputStream(tables.get(0))) {
                @Override
                public void close() throws IOException {
                    archive.close(); // which closes what was opened of it
                }
            };
        } catch (IOException | RuntimeException unreadable) {
            archive.close();
            throw unreadable;
        }
    }

    /** Ends with an exception where a bomb goes on. */
    static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read == -1 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("it unpacks to more than it may");
            }
        }
    }
}
