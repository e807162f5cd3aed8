package io.pipstream.feed.dukascopy;

import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.LogLimit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what of a folder is skipped, and reports the first ten files of which something is. */
final class FlawLog {

    private static final Logger LOG = System.getLogger(FlawLog.class.getName());

    private final String feed;
    private final FeedMetrics metrics;
    private final LogLimit logLimit = new LogLimit();

    FlawLog(String feed, FeedMetrics metrics) {
        this.feed = feed;
        this.metrics = metrics;
    }

    void hourRefused(Path file, Bi5Flaw flaw, String detail) {
        metrics.badLines(feed, flaw.code()).increment();
        if (logLimit.stillLogs()) {
            LOG.log(Level.WARNING, "{0} is skipped: {1}", file, detail);
        }
    }

    void ticksSkipped(Path file, Map<Bi5Flaw, Integer> flaws) {
        flaws.forEach((flaw, count) -> metrics.badLines(feed, flaw.code()).increment(count));
        if (!flaws.isEmpty() && logLimit.stillLogs()) {
            String counts = flaws.entrySet().stream()
                    .map(each -> each.getKey().code() + " " + each.getValue())
                    .collect(Collectors.joining(", "));
            LOG.log(Level.WARNING, "{0}: some ticks are skipped: {1}", file, counts);
        }
    }

    /** Says how many files there were, if the log has not shown them all. */
    void folderEnded() {
        if (logLimit.count() > LogLimit.FIRST) {
            LOG.log(Level.WARNING, "{0}: something of {1} files was skipped", feed, Long.toString(logLimit.count()));
        }
    }
}
