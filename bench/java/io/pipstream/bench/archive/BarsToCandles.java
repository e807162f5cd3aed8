package io.pipstream.bench.archive;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.replay.ReplayKind;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.CandleFetches;
import io.pipstream.pricing.CandleHistory;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.SourceHistories;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/**
 * Replays files of four-hour bars at the greatest speed, through feed, book and candles as they run in the server, and
 * compares: every bar that went in comes out as the candle of its time, and the last quote is the last close. What cannot
 * be compared so is listed.
 */
public final class BarsToCandles {

    private static final NanoClock CLOCK = System::nanoTime;
    private static final int LISTED = 40;

    private BarsToCandles() {}

    /** Takes the files' paths, separated by commas; ends with 1 if anything is missing or different. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean right = true;
        for (String file : arguments[0].split(",", -1)) {
            right &= isRight(Path.of(file.strip()));
        }
        System.exit(right ? 0 : 1);
    }

    private static boolean isRight(Path file) throws IOException, InterruptedException {
        Instruments instruments = InstrumentFile.read();
        Settings settings = Settings.of(Map.of());
        CandleBook candles = new CandleBook(instruments, settings);
        QuoteBook book = new QuoteBook(instruments, CLOCK, settings, List.of(candles));
        CandleSink sink = new CandleSink(book, memory(candles, settings));
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        try {
            Feed feed = new ReplayKind(instruments, CLOCK, scheduler, new FeedMetrics(metrics))
                    .create(FeedChoice.parse("replay:" + file + "?speed=max").get(0));
            long startNanos = CLOCK.nanos();
            feed.start(sink);
            sink.awaitEnd();
            double seconds = (CLOCK.nanos() - startNanos) / 1e9;
            feed.stop();
            say("%n%s, %s, %.1f s", file.getFileName(), sink.last().instrument(), seconds);
        } finally {
            scheduler.shutdownNow();
        }
        return isRight(FileBar.read(file, sink.last().instrument()), sink, skipped(metrics));
    }

    /** Candles of memory alone, in a market that never closes. */
    private static CandleHistory memory(CandleBook candles, Settings settings) {
        NoStore none = new NoStore();
        Clock clock = Clock.systemUTC();
        CandleFetches fetches =
                new CandleFetches(none, settings, clock, CLOCK, Runnable::run, new SimpleMeterRegistry());
        SourceHistories histories =
                new SourceHistories(source -> Optional.empty(), none, fetches, none, clock, settings);
        return new CandleHistory(candles, none, histories, none);
    }

    private static boolean isRight(List<FileBar> bars, CandleSink sink, Map<String, Integer> skipped) {
        List<FileBar> usable = FileBar.usable(bars);
        FileBar last = usable.get(usable.size() - 1);
        List<FileBar> odd = usable.stream()
                .filter(bar -> !CandleInterval.FOUR_HOURS.startOf(bar.time()).equals(bar.time()))
                .toList();
        BarComparison comparison = new BarComparison(usable, sink.quotes(), sink.candles());
        int compared = usable.size() - comparison.sharing.size();
        say("bars in the file                        %,d", bars.size());
        say("skipped by the replay, by reason        %s", skipped);
        say("bars that cannot be used                %,d", bars.size() - usable.size());
        say("quotes                                  %,d", sink.quotes().size());
        say("candles of four hours                   %,d", sink.candles().size());
        say("bars that begin at odd hours            %s", times(odd));
        say("bars not as their quotes                %s", times(comparison.notInQuotes));
        say("bars with a candle to themselves        %,d", compared);
        say("  missing                               %s", times(comparison.missing));
        say("  other open, high, low or close        %s", times(comparison.different));
        say("bars that share candles                 %s", times(comparison.sharing));
        say("quotes or candles of no bar             %s", comparison.hasMore());
        say("last bar, its close                     %s, %s", last.time(), last.close());
        say(
                "last quote, its bid                     %s, %s",
                sink.last().time(), sink.last().bid());
        return comparison.notInQuotes.isEmpty()
                && comparison.missing.isEmpty()
                && comparison.different.isEmpty()
                && !comparison.hasMore()
                && last.close().compareTo(sink.last().bid()) == 0
                && skipped.values().stream().mapToInt(Integer::intValue).sum() == bars.size() - usable.size();
    }

    private static Map<String, Integer> skipped(SimpleMeterRegistry metrics) {
        return metrics.find("pipstream.replay.bad.lines").counters().stream()
                .collect(Collectors.toMap(
                        counter -> String.valueOf(counter.getId().getTag("reason")), counter -> (int) counter.count()));
    }

    private static String times(List<FileBar> bars) {
        String first =
                bars.stream().limit(LISTED).map(bar -> bar.time().toString()).collect(Collectors.joining(", "));
        return "%,d %s%s".formatted(bars.size(), first, bars.size() > LISTED ? ", …" : "");
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
