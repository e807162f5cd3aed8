package io.pipstream.feed.replay;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.pricing.InstrumentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files to replay, and what comes out of them. */
public final class ReplayFixtures {

    static final String BARS_HEADER = "time,open,high,low,close\n";

    private ReplayFixtures() {}

    /** Writes the text into a file of this name. */
    public static Path file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    static Replay open(Path file, String options, MeterRegistry metrics) throws IOException {
        FeedChoice choice = FeedChoice.parse("replay:" + file + options).get(0);
        ReplayOptions replayed = ReplayOptions.of(choice, InstrumentFile.read());
        BadLines badLines = new BadLines("replay:test", file, new FeedMetrics(metrics));
        return new Replay(ReplayFile.of(replayed, badLines), replayed.playback(), "replay:test");
    }

    /** At most so many of its quotes. */
    static List<Quote> take(Replay replay, int most) {
        List<Quote> quotes = new ArrayList<>();
        while (quotes.size() < most && replay.peek().isPresent()) {
            quotes.add(replay.peek().get());
            replay.advance();
        }
        return quotes;
    }
}
