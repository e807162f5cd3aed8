package io.pipstream.feed.replay;

import io.pipstream.feed.FeedMetrics;
import io.pipstream.feed.LogLimit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/** Reports the lines of a file that are skipped: the first ten each, the others by their number at the end. */
final class BadLines {

    private static final Logger LOG = System.getLogger(BadLines.class.getName());

    private final String feed;
    private final Path file;
    private final FeedMetrics metrics;
    private final LogLimit logLimit = new LogLimit();

    BadLines(String feed, Path file, FeedMetrics metrics) {
        this.feed = feed;
        this.file = file;
        this.metrics = metrics;
    }

    void skipped(long lineNumber, BadLine reason, String detail) {
        metrics.badLines(feed, reason.code()).increment();
        if (logLimit.stillLogs()) {
            LOG.log(Level.WARNING, "{0}, line {1} is skipped: {2}", file, Long.toString(lineNumber), detail);
        }
    }

    /** Says how many there were, if the log has not shown them all. */
    void fileEnded() {
        if (count() > LogLimit.FIRST) {
            LOG.log(Level.WARNING, "{0}: {1} lines were skipped", file, Long.toString(count()));
        }
    }

    long count() {
        return logLimit.count();
    }
}
