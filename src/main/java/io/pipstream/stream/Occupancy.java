package io.pipstream.stream;

import io.pipstream.access.Caller;
import io.pipstream.access.Network;
import io.pipstream.access.RateLimits;
import io.pipstream.access.UserId;
import io.pipstream.platform.NanoClock;
import java.time.Duration;
import java.util.Optional;

/**
 * What the sockets of this node take, in all, by user and by address, and how much they may. Exact, whatever comes and
 * goes at once. Thread-safe.
 */
final class Occupancy {

    private static final String NODE = "";

    private final StreamLimits limits;
    private final Tally<String> node = new Tally<>();
    private final Tally<String> addresses = new Tally<>();
    private final Tally<UserId> users = new Tally<>();
    private final Tally<UserId> subscriptions = new Tally<>();
    private final RateLimits messages;

    Occupancy(StreamLimits limits, NanoClock clock) {
        this.limits = limits;
        // sustained as the limit says, twice as many in a burst
        this.messages = new RateLimits(2 * limits.user().messagesPerSecond(), Duration.ofSeconds(2), clock);
    }

    /** Empty if there is no room for one more. */
    Optional<Place> enter(Caller caller) {
        if (!node.take(NODE, 1, limits.maxSessions())) {
            return Optional.empty();
        }
        if (!addresses.take(Network.of(caller.address()), 1, limits.maxSessionsPerAddress())) {
            node.give(NODE, 1);
            return Optional.empty();
        }
        if (!users.take(caller.user(), 1, limits.user().sessions())) {
            addresses.give(Network.of(caller.address()), 1);
            node.give(NODE, 1);
            return Optional.empty();
        }
        return Optional.of(new Place(caller));
    }

    boolean isEmpty() {
        return node.isEmpty() && addresses.isEmpty() && users.isEmpty() && subscriptions.isEmpty();
    }

    /** That of one socket, which gives back all it took when it leaves. */
    final class Place {

        private final UserId user;
        private final String address;
        private int subscribed; // guarded by this
        private boolean left; // guarded by this

        private Place(Caller caller) {
            this.user = caller.user();
            this.address = Network.of(caller.address());
        }

        /** Whether the user may send one more message, over all of their sockets. */
        boolean mayAsk() {
            return messages.take(user.value()).isEmpty();
        }

        /** Whether this socket may have so many subscriptions instead of those it has; if not, it has those still. */
        synchronized boolean maySubscribeTo(int instruments) {
            int more = instruments - subscribed;
            if (left) {
                return false;
            }
            if (more > 0 && !subscriptions.take(user, more, limits.user().subscriptions())) {
                return false;
            }
            if (more < 0) {
                subscriptions.give(user, -more);
            }
            subscribed = instruments;
            return true;
        }

        /** A second time does nothing. */
        synchronized void leave() {
            if (!left) {
                left = true;
                subscriptions.give(user, subscribed);
                users.give(user, 1);
                addresses.give(address, 1);
                node.give(NODE, 1);
            }
        }
    }
}
