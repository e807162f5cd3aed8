package io.pipstream.feed.dukascopy;

import io.micrometer.core.instrument.Counter;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedCondition;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.QuoteSink;
import io.pipstream.feed.live.Download;
import io.pipstream.feed.live.Download.Failed;
import io.pipstream.feed.live.Download.Fetched;
import io.pipstream.feed.live.Downloads;
import io.pipstream.platform.SettingException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the hours that are not there, one after the other and gently, and replays them all then. An hour that cannot be had
 * is tried again for as long as it takes: without it, the replay would not be what was asked for.
 */
final class FetchingFeed implements Feed {

    /** Between an answer and the next question, at least. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(FetchingFeed.class.getName());
    private static final byte[] NO_TICKS = {};

    private final String source;
    private final Supplier<List<ArchiveHour>> hours;
    private final HourFiles files;
    private final ArchiveAddresses addresses;
    private final Downloads downloads;
    private final Supplier<Feed> replays;
    private final Counter failures;
    private final Turns turns;

    private final Queue<ArchiveHour> missing = new ArrayDeque<>(); // touched in turns only, as the two below
    private int missingAtFirst;
    private @Nullable Feed replay;
    private volatile FeedCondition condition = condition(State.STOPPED, "");

    /**
     * @param hours which the replay needs, oldest first
     * @param downloads closed with this
     * @param replays makes the feed of what is there in the end, or throws a {@link SettingException}
     */
    FetchingFeed(
            String source,
            Supplier<List<ArchiveHour>> hours,
            HourFiles files,
            ArchiveAddresses addresses,
            Downloads downloads,
            Supplier<Feed> replays,
            Counter failures,
            Turns turns) {
        this.source = source;
        this.hours = hours;
        this.files = files;
        this.addresses = addresses;
        this.downloads = downloads;
        this.replays = replays;
        this.failures = failures;
        this.turns = turns;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void start(QuoteSink sink) {
        condition = condition(State.CONNECTING, "");
        turns.soon(() -> whateverHappens(
                () -> {
                    hours.get().stream().filter(hour -> !files.has(hour)).forEach(missing::add);
                    missingAtFirst = missing.size();
                    LOG.log(Level.INFO, "Feed {0} has {1} hours to fetch", source, Integer.toString(missingAtFirst));
                    goOn(sink);
                },
                sink));
    }

    @Override
    public FeedCondition condition() {
        return condition;
    }

    @Override
    public void stop() {
        turns.stop(this::release);
    }

    private void release() {
        downloads.close();
        if (replay != null) {
            replay.stop();
        }
        condition = condition(State.STOPPED, "");
    }

    /** What somebody has put there meanwhile is not fetched. */
    private void goOn(QuoteSink sink) {
        ArchiveHour hour = missing.peek();
        while (hour != null && files.has(hour)) {
            missing.remove();
            hour = missing.peek();
        }
        if (hour == null) {
            play(sink);
            return;
        }
        ask(hour, sink);
    }

    private void ask(ArchiveHour hour, QuoteSink sink) {
        condition = condition(
                State.CONNECTING, "fetched %d of %d hours".formatted(missingAtFirst - missing.size(), missingAtFirst));
        downloads
                .fetch(addresses.address(hour), HourTicks.MOST_PACKED_BYTES)
                .thenAccept(download -> turns.soon(() -> whateverHappens(() -> came(hour, download, sink), sink)));
    }

    private void came(ArchiveHour hour, Download download, QuoteSink sink) {
        if (download instanceof Failed failed) {
            failed(hour, failed, sink);
            return;
        }
        byte[] bytes = download instanceof Fetched fetched ? fetched.body() : NO_TICKS;
        try {
            HourTicks.decode(hour, bytes);
            files.keep(hour, bytes);
        } catch (Bi5Exception bad) {
            failed(hour, downloads.notUnderstood(String.valueOf(bad.getMessage())), sink);
            return;
        } catch (IOException unwritable) {
            failures.increment();
            LOG.log(Level.WARNING, "Feed " + source + " cannot keep what it fetched", unwritable);
            failed(hour, downloads.notUnderstood("it cannot be kept in the folder"), sink);
            return;
        }
        downloads.wentWell();
        missing.remove();
        if (missing.isEmpty()) {
            play(sink);
        } else {
            later(PAUSE, sink);
        }
    }

    private void failed(ArchiveHour hour, Failed failed, QuoteSink sink) {
        String detail = "%s: %s".formatted(hour.place(), failed.detail());
        if (condition.state() == State.CONNECTING) {
            LOG.log(Level.WARNING, "Feed {0} waits {1}: {2}", source, failed.delay(), detail);
        }
        condition = condition(failed.state(), detail);
        later(failed.delay().compareTo(PAUSE) > 0 ? failed.delay() : PAUSE, sink);
    }

    private void later(Duration wait, QuoteSink sink) {
        turns.later(wait, () -> whateverHappens(() -> goOn(sink), sink));
    }

    private void play(QuoteSink sink) {
        downloads.close();
        try {
            replay = replays.get();
        } catch (SettingException unplayable) {
            failures.increment();
            LOG.log(Level.ERROR, "Feed {0} ends: {1}", source, unplayable.getMessage());
            condition = condition(State.STOPPED, "what is in the folder cannot be replayed");
            sink.ended();
            return;
        }
        condition = FeedCondition.RUNNING;
        replay.start(sink);
    }

    private void whateverHappens(Runnable work, QuoteSink sink) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            failures.increment();
            LOG.log(Level.ERROR, "Feed " + source + " failed and goes on", failure);
            Failed failed = downloads.notUnderstood("an error of this server");
            condition = condition(failed.state(), failed.detail());
            later(failed.delay(), sink);
        }
    }

    private static FeedCondition condition(State state, String detail) {
        return new FeedCondition(state, detail, Optional.empty());
    }
}
