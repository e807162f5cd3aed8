package io.pipstream.stream;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.pipstream.access.NanoMeter;
import io.pipstream.platform.NanoClock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How often one session may ask, within what its user may. A session that goes on regardless is closed. */
final class InboundLimit {

    /** What becomes of a message. */
    enum Verdict {
        ADMIT,
        REFUSE,
        CLOSE
    }

    private static final int REFUSALS_IN_A_MINUTE = 200;

    private final Bucket messages;
    private final BooleanSupplier user;
    private final Bucket refusals;

    /** @param user takes one message of those that the user may send, over all of their sessions, if there is one */
    InboundLimit(int messagesPerSecond, BooleanSupplier user, NanoClock clock) {
        this.user = user;
        TimeMeter meter = new NanoMeter(clock);
        this.messages = Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(limit ->
                        limit.capacity(2L * messagesPerSecond).refillGreedy(messagesPerSecond, Duration.ofSeconds(1)))
                .build();
        this.refusals = Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(limit ->
                        limit.capacity(REFUSALS_IN_A_MINUTE).refillGreedy(REFUSALS_IN_A_MINUTE, Duration.ofMinutes(1)))
                .build();
    }

    Verdict ask() {
        if (messages.tryConsume(1) && user.getAsBoolean()) {
            return Verdict.ADMIT;
        }
        return refusals.tryConsume(1) ? Verdict.REFUSE : Verdict.CLOSE;
    }
}
