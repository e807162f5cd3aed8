package io.pipstream.notification.delivery;

import io.pipstream.notification.Channel;
import io.pipstream.notification.Kind;
import io.pipstream.notification.Notification;
import io.pipstream.notification.Wishes;
import io.pipstream.platform.Digests;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is delivered at once: one notification, or a digest of several. Immutable.
 *
 * @param id the same whenever just these notifications are delivered, and no other's: a receiver that gets them twice can tell
 * @param notifications oldest first, at least one
 */
record Parcel(String id, List<Notification> notifications) {

    private static final int FINGERPRINT = 16;

    Parcel {
        notifications = List.copyOf(notifications);
    }

    /** What is claimed of a channel: in one, as far as the channel wants a digest of it; the rest each in its own. */
    static List<Parcel> of(Channel channel, List<Notification> claimed) {
        List<Parcel> parcels = new ArrayList<>();
        List<Notification> digest = new ArrayList<>();
        for (Notification notification : claimed) {
            if (isForDigest(channel, notification)) {
                digest.add(notification);
            } else {
                parcels.add(new Parcel(name(channel, List.of(notification)), List.of(notification)));
            }
        }
        if (!digest.isEmpty()) {
            parcels.add(new Parcel(name(channel, digest), digest));
        }
        return List.copyOf(parcels);
    }

    private static boolean isForDigest(Channel channel, Notification notification) {
        Wishes wishes = channel.wishes();
        Kind kind = notification.content().kind();
        return wishes.digest() != null
                && !wishes.atOnce().contains(kind)
                && Kind.choices().contains(kind);
    }

    private static String name(Channel channel, List<Notification> notifications) {
        String first = "msg_" + channel.id() + "_" + notifications.get(0).id();
        if (notifications.size() == 1) {
            return first;
        }
        String ids = notifications.stream()
                .map(notification -> Long.toString(notification.id()))
                .collect(Collectors.joining(" "));
        return first + "_" + Digests.sha256(ids).substring(0, FINGERPRINT);
    }

    boolean isDigest() {
        return notifications.size() > 1;
    }

    /** Then it may go to an address that nobody confirmed yet. */
    boolean isConfirmation() {
        return first().content().kind() == Kind.CONFIRMATION;
    }

    Notification first() {
        return notifications.get(0);
    }

    List<Long> ids() {
        return notifications.stream().map(Notification::id).toList();
    }
}
