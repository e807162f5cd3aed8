package io.pipstream.feed.dukascopy;

import static io.pipstream.feed.dukascopy.Bi5Fixtures.INSTRUMENTS;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.packed;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.RecordingSink;
import io.pipstream.feed.VirtualTime;
import io.pipstream.feed.live.SourceRequest;
import io.pipstream.feed.live.SourceServer;
import io.pipstream.feed.live.SourceServer.Reaction;
import io.pipstream.feed.replay.ReplayFeeds;
import io.pipstream.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An archive that is played, in virtual time; all work of the feed is done by the test's own thread. */
abstract class FetchingStage {

    static final String THREE_HOURS = "&from=2025-01-02T13:00:00Z&to=2025-01-02T16:00:00Z";

    private static final int MOST_LOOKS = 1_000;
    private static final int LOOK_MILLIS = 20;

    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    final VirtualTime time = new VirtualTime();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final RecordingSink sink = new RecordingSink();

    @TempDir
    Path folder;

    SourceServer archive;

    @BeforeEach
    void open() throws IOException {
        archive = new SourceServer();
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    Feed feed(String span) {
        return feed(archive.http() + "/datafeed/", "dukascopy:" + folder + "?symbol=EURUSD&speed=max" + span);
    }

    Feed feed(String url, String choice) {
        return new DukascopyKind(
                        INSTRUMENTS,
                        Settings.of(Map.of(DukascopyKind.URL, url)),
                        time.clock(),
                        work::add,
                        new ReplayFeeds(time.nanoClock(), time, new FeedMetrics(metrics)))
                .create(FeedChoice.parse(choice).get(0));
    }

    Feed started(String span) {
        Feed feed = feed(span);
        feed.start(sink);
        return feed;
    }

    /** An hour that has one tick, so many milliseconds after its start. */
    static Reaction tickAfter(int millis) {
        byte[] body = packed(records(millis, 100_000, 100_001));
        return visit -> visit.respond(200, body);
    }

    /** Does what comes up until it is so. */
    void until(BooleanSupplier so) {
        for (int look = 0; !so.getAsBoolean(); look++) {
            assertThat(look).as("looks in vain").isLessThan(MOST_LOOKS);
            try {
                Runnable next = work.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    look = 0;
                    next.run();
                }
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    void untilTold(Feed feed, String detail) {
        until(() -> feed.condition().detail().contains(detail));
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    List<String> asked() {
        return archive.requests().stream().map(SourceRequest::target).toList();
    }

    /** All that are in the folder, unfinished ones too. */
    List<String> files() {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    double failures() {
        return metrics.get("pipstream.feed.failures").counter().count();
    }
}
