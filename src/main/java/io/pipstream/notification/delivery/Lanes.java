package io.pipstream.notification.delivery;

import io.pipstream.access.UserId;
import io.pipstream.notification.Channel;
import io.pipstream.notification.Medium;
import java.util.HashMap;
import java.util.Map;

/**
 * The deliveries under way on this node: four, no two of them for one channel, at most two by mail, and two for one user. So
 * whoever is slow holds up neither other users nor other media. Thread-safe.
 */
final class Lanes {

    static final int ALL = 4;
    static final int OF_A_USER = 2;
    static final int OF_MAIL = 2;

    private final Map<String, Channel> underWay = new HashMap<>(); // guarded by this

    /** Whether the channel's delivery may begin; then {@link #leave} must follow. */
    synchronized boolean enter(Channel channel) {
        boolean mayEnter = underWay.size() < ALL
                && !underWay.containsKey(channel.id())
                && count(channel.user()) < OF_A_USER
                && (channel.medium() != Medium.EMAIL || count(Medium.EMAIL) < OF_MAIL);
        if (mayEnter) {
            underWay.put(channel.id(), channel);
        }
        return mayEnter;
    }

    synchronized void leave(Channel channel) {
        underWay.remove(channel.id());
    }

    synchronized boolean areFull() {
        return underWay.size() == ALL;
    }

    private long count(UserId user) {
        return underWay.values().stream()
                .filter(channel -> channel.user().equals(user))
                .count();
    }

    private long count(Medium medium) {
        return underWay.values().stream()
                .filter(channel -> channel.medium() == medium)
                .count();
    }
}
