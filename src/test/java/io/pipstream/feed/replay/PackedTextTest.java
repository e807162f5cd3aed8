package io.pipstream.feed.replay;

import static io.pipstream.feed.replay.ReplayFixtures.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Quote;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they are downloaded, from HistData above all. */
class PackedTextTest {

    static final String TICKS = """
            20120201 000003660,1.306600,1.306770,0
            20120701 000004000,1.306500,1.306600,0
            """;
    static final String MINUTES = """
            20120201 000000;1.306600;1.306700;1.306500;1.306650;0
            20120201 000100;1.306600;1.306700;1.306500;1.306600;0
            """;
    static final String NOTES = "HistData.com file status report\n20120201 000003660,9,9,9\n";

    @TempDir
    Path folder;

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void histDatasTicksAreReplayedAsTheyAreDownloaded() throws IOException {
        Path file = zip(
                "HISTDATA_COM_ASCII_EURUSD_T201202.zip",
                Map.of("DAT_ASCII_EURUSD_T_201202.csv", TICKS, "DAT_ASCII_EURUSD_T_201202.txt", NOTES));

        List<Quote> quotes = quotes(file);

        assertThat(quotes)
                .extracting(quote -> quote.time().toString())
                .containsExactly("2012-02-01T05:00:03.660Z", "2012-07-01T05:00:04Z"); // UTC-5, in summer too
        assertThat(quotes.get(0).instrument()).hasToString("EUR_USD");
        assertThat(quotes.get(0).bid()).isEqualTo("1.30660");
        assertThat(quotes.get(0).ask()).isEqualTo("1.30677");
        assertThat(metrics.find("pipstream.replay.bad.lines").counters()).isEmpty();
    }

    @Test
    void histDatasMinutesAreReplayedAsTheyAreDownloaded() throws IOException {
        Path file = zip(
                "HISTDATA_COM_ASCII_EURUSD_M12012.zip",
                Map.of("DAT_ASCII_EURUSD_M1_2012.csv", MINUTES, "DAT_ASCII_EURUSD_M1_2012.txt", NOTES));

        List<Quote> quotes = quotes(file);

        assertThat(quotes).hasSize(24);
        assertThat(quotes.get(0).time()).isEqualTo("2012-02-01T05:00:00Z");
        assertThat(quotes.get(23).bid()).isEqualTo("1.30660");
    }

    @Test
    void aLoopOpensTheArchiveAgain() throws IOException {
        Path file = zip("EURUSD.ZIP", Map.of("a.CSV", TICKS));
        try (Replay replay = ReplayFixtures.open(file, "?loop=true", metrics)) {
            assertThat(take(replay, 5)).hasSize(5);
        }
    }

    @Test
    void anArchiveWithoutExactlyOneTableIsRefused() throws IOException {
        refused(zip("EURUSD-1.zip", Map.of("a.txt", TICKS)), "it holds 0 tables (.csv), not one");
        refused(zip("EURUSD-2.zip", Map.of("a.csv", TICKS, "b.csv", TICKS)), "it holds 2 tables (.csv), not one");
    }

    @Test
    void anArchiveOfManyFilesIsRefused() throws IOException {
        Map<String, String> many = new TreeMap<>(Map.of("a.csv", TICKS));
        for (int note = 0; note < 100; note++) {
            many.put(note + ".txt", NOTES);
        }
        refused(zip("EURUSD.zip", many), "it holds more than 100 files");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> quotes(Files.writeString(folder.resolve("EURUSD.zip"), TICKS)))
                .withMessageContaining("zip");
        assertThatIOException().isThrownBy(() -> quotes(Files.writeString(folder.resolve("EURUSD.csv.gz"), TICKS)));
    }

    @Test
    void aBombThatIsOneLineIsGivenUp() throws IOException {
        Path bomb = folder.resolve("EURUSD.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(TICKS.getBytes(StandardCharsets.UTF_8));
            for (int megabyte = 0; megabyte < 17; megabyte++) {
                out.write(new byte[1 << 20]);
            }
        }
        refused(bomb, "a line of it has no end");
    }

    @Test
    void moreThanMayBeUnpackedIsNot() throws IOException {
        try (InputStream bounded = new PackedText.Bounded(new ByteArrayInputStream(new byte[10]), 9)) {
            assertThat(bounded.readNBytes(9)).hasSize(9);
            assertThatIOException().isThrownBy(bounded::read).withMessage("it unpacks to more than it may");
        }
        try (InputStream bounded = new PackedText.Bounded(new ByteArrayInputStream(new byte[10]), 10)) {
            assertThat(bounded.skip(4)).isEqualTo(4);
            assertThat(bounded.readAllBytes()).hasSize(6);
            assertThat(bounded.read()).isEqualTo(-1);
        }
    }

    private List<Quote> quotes(Path file) throws IOException {
        try (Replay replay = ReplayFixtures.open(file, "", metrics)) {
            return take(replay, Integer.MAX_VALUE);
        }
    }

    private void refused(Path file, String reason) {
        assertThatIOException().isThrownBy(() -> quotes(file)).withMessage(reason);
    }

    private Path zip(String name, Map<String, String> textsByName) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> each : textsByName.entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return file;
    }
}
