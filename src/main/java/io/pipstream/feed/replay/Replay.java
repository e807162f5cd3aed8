package io.pipstream.feed.replay;

import io.pipstream.domain.market.Quote;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The quotes of a recording, once or again and again. Each further pass is later than the one before by as many whole weeks
 * as a pass needs: times never run backwards, and every quote keeps its day of the week and its hour. Asks no clock.
 * For one thread.
 */
public final class Replay implements Closeable {

    private static final long WEEK_DAYS = 7;

    private final Recording recording;
    private final Playback playback;
    private final String source;
    private TickSource ticks;
    private Optional<Quote> next;
    private Duration shift = Duration.ZERO;
    private Instant passStart;
    private long passes = 1;

    /**
     * @param source the one that its quotes carry
     * @throws IOException if the recording cannot be read or has no tick; its message says so
     * @throws UncheckedIOException if it cannot be read
     */
    public Replay(Recording recording, Playback playback, String source) throws IOException {
        this.recording = recording;
        this.playback = playback;
        this.source = source;
        this.ticks = recording.open();
        Optional<Tick> first = ticks.next();
        if (first.isEmpty()) {
            ticks.close();
            throw new IOException("it holds no price that can be used");
        }
        this.passStart = first.get().time();
        this.next = first.map(this::quote);
    }

    /** The quote that comes next, without moving on to it; empty after the last. */
    public Optional<Quote> peek() {
        return next;
    }

    /**
     * Moves on to the next quote.
     *
     * @throws UncheckedIOException if the recording cannot be read further
     */
    public void advance() {
        Optional<Tick> tick = ticks.next();
        if (tick.isEmpty() && playback.loops() && next.isPresent()) {
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
            ticks = recording.open();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Optional<Tick> first = ticks.next();
        first.ifPresent(tick -> passStart = tick.time().plus(shift));
        passes++;
        return first;
    }

    private Quote quote(Tick tick) {
        return new Quote(
                playback.instrument(), tick.bid(), tick.ask(), tick.time().plus(shift), source);
    }
}
