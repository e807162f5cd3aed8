package io.pipstream.stream;

import io.pipstream.platform.Settings;
import java.time.Duration;

/**
 * What sessions may use.
 *
 * @param maxSessions sessions open at once on this node
 * @param maxSessionsPerAddress those of them from one address
 * @param messagesPerSecond what one session may ask, sustained; twice as many in a burst
 * @param maxSessionAge after which a session is told to connect again
 * @param user over all of a user's sessions on this node
 * @param outbox of one session
 */
public record StreamLimits(
        int maxSessions,
        int maxSessionsPerAddress,
        int messagesPerSecond,
        Duration maxSessionAge,
        UserLimits user,
        OutboxLimits outbox) {

    private static final int MILLION = 1_000_000;

    /**
     * What one user may have, over all of their sessions on this node.
     *
     * @param sessions open at once
     * @param messagesPerSecond sustained; twice as many in a burst
     * @param subscriptions instruments subscribed to, summed over the sessions
     */
    public record UserLimits(int sessions, int messagesPerSecond, int subscriptions) {}

    /**
     * What one session may have under way.
     *
     * @param windowBytes sent and not yet confirmed by the client, before prices wait
     * @param pingBytes sent before the client is asked to confirm
     * @param pendingEvents trade events, signals and answers waiting for the window, before the session is closed
     * @param pingEvery how long a session may be unconfirmed without being asked
     * @param confirmDeadline how long a client may take to confirm
     */
    public record OutboxLimits(
            int windowBytes, int pingBytes, int pendingEvents, Duration pingEvery, Duration confirmDeadline) {}

    public static StreamLimits of(Settings settings) {
        return new StreamLimits(
                settings.number("pipstream.stream.max-sessions", 10_000, 1, MILLION),
                settings.number("pipstream.stream.max-sessions-per-address", 1_000, 1, MILLION),
                settings.number("pipstream.stream.messages-per-second", 50, 1, 100_000),
                settings.duration(
                        "pipstream.stream.max-session-age",
                        Duration.ofDays(7),
                        Duration.ofSeconds(1),
                        Duration.ofDays(365)),
                userLimits(settings),
                outboxLimits(settings));
    }

    private static UserLimits userLimits(Settings settings) {
        return new UserLimits(
                settings.number("pipstream.stream.max-sessions-per-user", 100, 1, MILLION),
                settings.number("pipstream.stream.messages-per-second-per-user", 500, 1, MILLION),
                settings.number("pipstream.stream.max-subscriptions-per-user", 4_000, 1, 100 * MILLION));
    }

    private static OutboxLimits outboxLimits(Settings settings) {
        int windowBytes = settings.number("pipstream.stream.window-bytes", 65_536, 4_096, 16_777_216);
        return new OutboxLimits(
                windowBytes,
                windowBytes / 4 * 3, // a ping and its pong cost as much as dozens of messages
                settings.number("pipstream.stream.max-pending-events", 1_000, 10, MILLION),
                settings.duration(
                        "pipstream.stream.ping-every",
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10)),
                settings.duration(
                        "pipstream.stream.confirm-deadline",
                        Duration.ofSeconds(15),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(10)));
    }
}
