package io.pipstream.feed.dukascopy;

import static io.pipstream.feed.dukascopy.Bi5Fixtures.INSTRUMENTS;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.hour;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.packed;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.records;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.RecordingSink;
import io.pipstream.feed.VirtualTime;
import io.pipstream.feed.replay.ReplayFeeds;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DukascopyKindTest {

    static final ArchiveHour THURSDAY = hour("EURUSD", "2025-01-02T13:00:00Z");
    static final ArchiveHour NEXT = hour("EURUSD", "2025-01-02T14:00:00Z");
    static final ArchiveHour NEXT_DAY = hour("EURUSD", "2025-01-03T00:00:00Z");
    static final ArchiveHour NEXT_MONTH = hour("EURUSD", "2025-02-28T23:00:00Z");
    static final ArchiveHour YEARS_LATER = hour("EURUSD", "2027-12-31T23:00:00Z");

    @TempDir
    Path folder;

    final VirtualTime time = new VirtualTime();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final RecordingSink sink = new RecordingSink();

    @Test
    void hoursComeOneAfterTheOtherAndMissingOnesAreSkipped() throws IOException {
        for (ArchiveHour hour : List.of(NEXT_DAY, THURSDAY, YEARS_LATER, NEXT, NEXT_MONTH)) {
            write(folder, hour, 0, 100_000, 100_001, 3_599_999, 100_002, 100_003);
        }
        write(folder, hour("EURUSD", "2025-01-02T15:00:00Z"), new byte[0]);
        write(folder, hour("USDJPY", "2025-01-02T13:00:00Z"), 0, 157_000, 157_001);

        assertThat(times("?symbol=EURUSD&speed=max"))
                .containsExactly(
                        "2025-01-02T13:00:00Z", "2025-01-02T13:59:59.999Z",
                        "2025-01-02T14:00:00Z", "2025-01-02T14:59:59.999Z",
                        "2025-01-03T00:00:00Z", "2025-01-03T00:59:59.999Z",
                        "2025-02-28T23:00:00Z", "2025-02-28T23:59:59.999Z",
                        "2027-12-31T23:00:00Z", "2027-12-31T23:59:59.999Z");
        assertThat(sink.quotes.get(0).source()).isEqualTo("dukascopy:EURUSD");
        assertThat(sink.quotes.get(0).bid()).isEqualTo("1.00000");
        assertThat(sink.quotes.get(0).ask()).isEqualTo("1.00001");
        assertThat(sink.ended).isTrue();
        assertThat(badLines()).isZero();
    }

    @Test
    void aSpanMayBeginAndEndWithinAnHour() throws IOException {
        write(folder, THURSDAY, 0, 100_000, 100_001, 1_800_000, 100_002, 100_003, 1_800_001, 100_002, 100_003);
        write(folder, NEXT, 0, 100_000, 100_001, 1_800_000, 100_002, 100_003);

        assertThat(times("?symbol=EURUSD&speed=max&from=2025-01-02T13:30:00Z&to=2025-01-02T14:30:00Z"))
                .containsExactly("2025-01-02T13:30:00Z", "2025-01-02T13:30:00.001Z", "2025-01-02T14:00:00Z");
    }

    @Test
    void quotesComeAtAMultipleOfTheirSpeed() throws IOException {
        write(folder, THURSDAY, 500, 100_000, 100_001, 2_500, 100_002, 100_003, 4_500, 100_002, 100_003);
        start("?symbol=EURUSD&speed=2").start(sink);
        time.advance(Duration.ofMillis(1_100));

        assertThat(sink.quotes).hasSize(2);
        assertThat(sink.ended).isFalse();
    }

    @Test
    void aLoopStartsAnewAWholeNumberOfWeeksLater() throws IOException {
        write(folder, THURSDAY, 0, 100_000, 100_001);
        write(folder, NEXT_DAY, 0, 100_000, 100_001);
        start("?symbol=EURUSD&speed=1000000&loop=true").start(sink);
        time.advance(Duration.ofMillis(100)); // eleven hours of a pass last 40

        assertThat(sink.quotes.subList(0, 4))
                .extracting(quote -> quote.time().toString())
                .containsExactly(
                        "2025-01-02T13:00:00Z", "2025-01-03T00:00:00Z", //
                        "2025-01-09T13:00:00Z", "2025-01-10T00:00:00Z");
    }

    @Test
    void aSingleFileSaysItsSymbolAndHourByItsPlace() throws IOException {
        write(folder, THURSDAY, 0, 100_000, 100_001);
        Path file = write(folder, NEXT, 0, 100_000, 100_001);
        sink.quotes.clear();
        feed("dukascopy:" + file + "?speed=max").start(sink);
        time.advance(Duration.ofMillis(10));

        assertThat(sink.quotes).extracting(quote -> quote.time().toString()).containsExactly("2025-01-02T14:00:00Z");
    }

    @Test
    void badHoursAndTicksAreSkippedAndCounted() throws IOException {
        write(folder, THURSDAY, 0, 100_000, 100_001, 10, 100_001, 100_000, 20, 0, 1, 30, 0, 1);
        byte[] whole = packed(records(0, 100_000, 100_001, 1, 100_002, 100_009));
        write(folder, NEXT, Arrays.copyOf(whole, whole.length - 3));
        write(folder, NEXT_DAY, packed(new byte[21]));
        Files.createDirectories(folder.resolve(NEXT_MONTH.place())); // a folder where a file should be
        write(folder, YEARS_LATER, 7, 100_000, 100_001);

        assertThat(times("?symbol=EURUSD&speed=max"))
                .containsExactly("2025-01-02T13:00:00Z", "2027-12-31T23:00:00.007Z");
        assertThat(badLines("crossed")).isEqualTo(1);
        assertThat(badLines("not_a_price")).isEqualTo(2);
        assertThat(badLines("truncated")).isEqualTo(1);
        assertThat(badLines("uneven")).isEqualTo(1);
        assertThat(badLines("unreadable")).isEqualTo(1);
        assertThat(badLines()).isEqualTo(6);
        assertThat(metrics.get("pipstream.feed.failures").counter().count()).isZero();
    }

    @Test
    void nothingComesAfterItIsStopped() throws IOException {
        write(folder, THURSDAY, 0, 100_000, 100_001, 5_000, 100_000, 100_001);
        Feed feed = start("?symbol=EURUSD");
        feed.start(sink);
        time.advance(Duration.ofSeconds(1));
        feed.stop();
        feed.stop();
        time.advance(Duration.ofSeconds(9));

        assertThat(sink.quotes).hasSize(1);
        assertThat(time.live()).isZero();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            dukascopy                                      | needs a folder
            dukascopy:{}                                   | needs a symbol
            dukascopy:{}?symbol=EUREUR                     | no instrument is called EUREUR
            dukascopy:{}?symbol=GBPUSD                     | there is no folder GBPUSD in
            dukascopy:{}/none?symbol=EURUSD                | there is no folder
            dukascopy:{}?symbol=EURUSD&from=yesterday      | from must be a time
            dukascopy:{}?symbol=EURUSD&to=2025             | to must be a time
            dukascopy:{}?symbol=EURUSD&to=9999-01-01T00:00:00Z | to must be a time from 1970 to 2200
            dukascopy:{}?symbol=EURUSD&from=2025-01-02T00:00:00Z&to=2025-01-02T00:00:00Z | from must be before to
            dukascopy:{}?symbol=EURUSD&from=2025-01-02T14:00:00Z | it holds no price that can be used
            dukascopy:{}?symbol=EURUSD&speed=0             | speed must be
            dukascopy:{}?symbol=EURUSD&loop=yes            | loop must be
            dukascopy:{}?symbol=EURUSD&ticks=12            | not [ticks]
            dukascopy:{}/13h_ticks.bi5                     | at no place such as
            dukascopy:{}/EURUSD/2025/00/02/13h_ticks.bi5?symbol=USDJPY | says that it holds EURUSD
            dukascopy:{}/EURUSD/2025/00/02/14h_ticks.bi5   | it holds no price that can be used
            dukascopy:{}/EURUSD/2025/00/02/13h_ticks.bi5?from=2025-01-02T14:00:00Z | lies outside from and to
            """)
    void whatCannotBeIsRefused(String setting, String reason) throws IOException {
        write(folder, THURSDAY, 0, 100_000, 100_001);

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> feed(setting.replace("{}", folder.toString())))
                .withMessageStartingWith("Setting pipstream.feed=")
                .withMessageContaining(reason);
    }

    private List<String> times(String options) {
        start(options).start(sink);
        time.advance(Duration.ofMillis(10));
        return sink.quotes.stream().map(quote -> quote.time().toString()).toList();
    }

    private Feed start(String options) {
        return feed("dukascopy:" + folder + options);
    }

    private Feed feed(String setting) {
        return new DukascopyKind(
                        INSTRUMENTS,
                        Settings.of(Map.of()),
                        time.clock(),
                        Runnable::run,
                        new ReplayFeeds(time.nanoClock(), time, new FeedMetrics(metrics)))
                .create(FeedChoice.parse(setting).get(0));
    }

    private double badLines() {
        return metrics.find("pipstream.replay.bad.lines").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private double badLines(String reason) {
        return metrics.get("pipstream.replay.bad.lines")
                .tag("feed", "dukascopy:EURUSD")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
