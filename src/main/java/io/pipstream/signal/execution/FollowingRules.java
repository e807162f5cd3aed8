package io.pipstream.signal.execution;

import io.pipstream.domain.market.TradingDays;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Subscription;
import io.pipstream.signal.execution.Judgement.Rejection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether an account wants a signal at all, whatever the market says. Immutable. */
final class FollowingRules {

    private final ConfidenceMultipliers multipliers;

    FollowingRules(ConfidenceMultipliers multipliers) {
        this.multipliers = multipliers;
    }

    /**
     * Why it does not; empty if it does.
     *
     * @param subscription the account's present one
     * @param executedToday signals of the source, since the day of trading began
     */
    Optional<Rejection> rejection(
            RecordedSignal recorded, Optional<Subscription> subscription, Instant now, int executedToday) {
        Signal signal = recorded.signal();
        if (subscription.filter(Subscription::active).isEmpty()) {
            return left(LeftAlone.NOT_FOLLOWING, "The account does not follow " + signal.source() + " now.");
        }
        Subscription following = subscription.get();
        Optional<Rejection> expired = expired(signal, now);
        if (expired.isPresent()) {
            return expired;
        }
        Duration age = Duration.between(recorded.receivedAt(), now);
        if (age.compareTo(following.maximumAge()) > 0) {
            return left(
                    LeftAlone.TOO_OLD,
                    "The signal was received %s s ago, at most %d s are allowed."
                            .formatted(seconds(age), following.maximumAge().toSeconds()));
        }
        if (signal.confidence().compareTo(following.leastConfidence()) < 0) {
            return left(
                    LeftAlone.LOW_CONFIDENCE,
                    "The confidence is %s, the account wants at least %s."
                            .formatted(
                                    signal.confidence().toPlainString(),
                                    following.leastConfidence().toPlainString()));
        }
        if (multipliers.of(signal.confidence()).signum() == 0) {
            return left(
                    LeftAlone.LOW_CONFIDENCE,
                    "For a confidence of %s the multiplier of the size is 0."
                            .formatted(signal.confidence().toPlainString()));
        }
        if (executedToday >= following.mostADay()) {
            return left(
                    LeftAlone.DAILY_LIMIT,
                    "%d signals of the source were executed since %s, at most %d a day are allowed."
                            .formatted(executedToday, TradingDays.begin(now), following.mostADay()));
        }
        return Optional.empty();
    }

    /** Why nobody is to follow it any more; empty while they may. */
    static Optional<Rejection> expired(Signal signal, Instant now) {
        return signal.expiresAt()
                .filter(end -> !end.isAfter(now))
                .map(end -> new Rejection(
                        LeftAlone.EXPIRED, "The signal's time ended at %s, and it was %s.".formatted(end, now)));
    }

    private static Optional<Rejection> left(LeftAlone reason, String detail) {
        return Optional.of(new Rejection(reason, detail));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
