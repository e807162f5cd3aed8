package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that a source's message says. */
sealed interface Heard {

    /**
     * Both sides of a price, as the source gave them; they may be nonsense.
     *
     * @param time when the source says it held; null if it does not say
     */
    record TwoSided(
            Instrument instrument,
            BigDecimal bid,
            BigDecimal ask,
            @Nullable Instant time) implements Heard {}

    /** A single price without a spread. */
    record Last(
            Instrument instrument,
            BigDecimal price,
            @Nullable Instant time) implements Heard {}

    /** A sign of life that says nothing of prices. */
    record Alive() implements Heard {}

    /** The source does not have an instrument; it is not asked for it again until it is connected anew. */
    record NotOffered(Instrument instrument, String detail) implements Heard {}

    /** What it sent is not understood; the connection goes on. */
    record Malformed(String detail) implements Heard {}

    /**
     * The source refuses to serve.
     *
     * @param detail what it said, shortened, without any secret
     * @param retryAfter how long it asks us to wait; empty if it does not say
     */
    record Refused(Cause cause, String detail, Optional<Duration> retryAfter) implements Heard {}

    /** Why a source refuses. */
    enum Cause {
        /** Too many questions in a short time. */
        RATE_LIMITED,
        /** The quota of a day, or of a longer time, is used up. */
        OUT_OF_QUOTA,
        /** The key is wrong, or not allowed to have this. */
        UNAUTHORIZED,
        /** It sends us elsewhere; we do not follow, for the key would go along. */
        REDIRECTED,
        /** Anything else: its own error, or an answer that makes no sense. */
        FAILED
    }
}
