package io.pipstream.ledger;

import io.pipstream.access.CredentialStore;
import io.pipstream.platform.NanoClock;
import java.time.Clock;
import java.time.Duration;

/** Once an hour has credentials deleted that expired or ended long ago, a little at each step. For one thread at a time. */
final class CredentialRetention {

    /** So that an administrator can still look at what worked lately. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration INTERVAL = Duration.ofHours(1);

    private final CredentialStore credentials;
    private final Clock clock;
    private final NanoClock nanoClock;
    private long nextNanos;

    CredentialRetention(CredentialStore credentials, Clock clock, NanoClock nanoClock) {
        this.credentials = credentials;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.nextNanos = nanoClock.nanos();
    }

    /** Goes on at the next step if there is more to delete; nothing until the next round begins. */
    void step() {
        if (nanoClock.nanos() - nextNanos >= 0
                && credentials.forget(clock.instant().minus(KEPT)) == 0) {
            nextNanos = nanoClock.nanos() + INTERVAL.toNanos();
        }
    }
}
