package io.pipstream.feed.replay;

import io.pipstream.domain.market.Quote;
import io.pipstream.feed.replay.ReplayItem.Tick;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The quotes of a file, once or again and again. Each further pass is later than the one before by as many whole weeks
 * as a pass needs: times never run backwards, and every quote keeps its day of the week and its hour. Asks no clock.
 * For one thread.
 */
final class Replay implements Closeable {

    private static final long WEEK_DAYS = 7;

    private final ReplayOptions options;
    private final ReplayLayout layout;
    private final BadLines badLines;
    private final String source;
    private ReplayTicks ticks;
    private Optional<Quote> next;
    private Duration shift = Duration.ZERO;
    private Instant passStart;
    private long passes = 1;

    /** @throws IOException if the file cannot be read or has no line that can be used; its message says so */
    Replay(ReplayOptions options, ReplayLayout layout, BadLines badLines, String source) throws IOException {
        this.options = options;
        this.layout = layout;
        this.badLines = badLines;
        this.source = source;
        this.ticks = open();
        Optional<Tick> first = ticks.next();
        if (first.isEmpty()) {
            ticks.close();
            throw new IOException("every line of it is bad");
        }
        this.passStart = first.get().time();
        this.next = first.map(this::quote);
    }

    /** The quote that comes next, without moving on to it; empty after the last. */
    Optional<Quote> peek() {
        return next;
    }

    /**
     * Moves on to the next quote.
     *
     * @throws UncheckedIOException if the file cannot be read further
     */
    void advance() {
        Optional<Tick> tick = ticks.next();
        if (tick.isEmpty() && options.loops() && next.isPresent()) {
            tick = firstOfNextPass(next.get().time());
        }
        next = tick.map(this::quote);
    }

    /** There is no next quote any more. */
    void abandon() {
        next = Optional.empty();
    }

    /** The time of the first quote of this pass. */
    Instant passStart() {
        return passStart;
    }

    /** 1 for the first. */
    long passes() {
        return passes;
    }

    @Override
    public void close() throws IOException {
        ticks.close();
    }

    private Optional<Tick> firstOfNextPass(Instant last) {
        long weeks = Duration.between(passStart, last).toDays() / WEEK_DAYS + 1;
        shift = shift.plusDays(weeks * WEEK_DAYS);
        try {
            ticks.close();
            ticks = open();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Optional<Tick> first = ticks.next();
        first.ifPresent(tick -> passStart = tick.time().plus(shift));
        passes++;
        return first;
    }

    private ReplayTicks open() throws IOException {
        ReplayReader reader = new ReplayReader(layout, options.instrument(), badLines);
        try {
            return new ReplayTicks(
                    reader, new BarPath(options.instrument(), options.ticksPerBar()), layout.barLength());
        } catch (UncheckedIOException unreadable) {
            reader.close();
            throw unreadable;
        }
    }

    private Quote quote(Tick tick) {
        return new Quote(
                options.instrument(), tick.bid(), tick.ask(), tick.time().plus(shift), source);
    }
}
