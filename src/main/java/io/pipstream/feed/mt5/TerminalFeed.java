package io.pipstream.feed.mt5;

import io.pipstream.aggregation.Timeliness;
import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedCondition;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.QuoteSink;
import io.pipstream.feed.live.Backoff;
import io.pipstream.feed.live.LiveMetrics;
import io.pipstream.feed.live.LiveState;
import io.pipstream.feed.live.Surroundings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The prices of a terminal, which is asked for them. */
final class TerminalFeed implements Feed {

    private final TerminalChoice terminal;
    private final QuoteCheck check;
    private final Supplier<TerminalLine> lines;
    private final Surroundings server;
    private final Backoff backoff;
    private final LiveMetrics metrics;
    private final LiveState state;
    private @Nullable TerminalWork work; // guarded by this
    private boolean stopped; // guarded by this

    /** @param lines a new one, when the feed starts */
    TerminalFeed(
            TerminalChoice terminal,
            QuoteCheck check,
            Supplier<TerminalLine> lines,
            Surroundings server,
            Backoff backoff,
            LiveMetrics metrics) {
        this.terminal = terminal;
        this.check = check;
        this.lines = lines;
        this.server = server;
        this.backoff = backoff;
        this.metrics = metrics;
        this.state = new LiveState(terminal.source(), text -> text);
    }

    @Override
    public String source() {
        return terminal.source();
    }

    @Override
    public void start(QuoteSink sink) {
        TerminalWork begun;
        synchronized (this) {
            if (stopped || work != null) {
                return;
            }
            TerminalQuotes quotes = new TerminalQuotes(terminal, check, sink, server.clock());
            begun = new TerminalWork(terminal, lines.get(), sink, quotes, server, backoff, state, metrics);
            work = begun;
        }
        begun.start();
    }

    @Override
    public FeedCondition condition() {
        return state.condition();
    }

    @Override
    public Optional<Duration> lateAfter() {
        return Optional.of(terminal.lateAfter());
    }

    @Override
    public Timeliness timeliness() {
        return Timeliness.OF_NOW;
    }

    @Override
    public void stop() {
        TerminalWork running;
        synchronized (this) {
            running = stopped ? null : work;
            stopped = true;
        }
        if (running != null) {
            running.stop();
        }
    }
}
