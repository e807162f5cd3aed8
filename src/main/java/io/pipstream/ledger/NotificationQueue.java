package io.pipstream.ledger;

import io.pipstream.notification.NewNotification;
import io.pipstream.notification.NotificationStore;
import io.pipstream.notification.NotificationStore.Added;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts new notifications behind those that wait, by whoever has the {@link NewsCursors#lock}. */
final class NotificationQueue {

    private static final String INSERT = "insert into notification (" + NotificationRow.COLUMNS + ") values ("
            + Rows.marks(NotificationRow.COLUMNS.split(",", -1).length) + ")";

    /** The least important first, the oldest of them first; what is being delivered is left alone. */
    private static final String LEAST = "select id from notification where channel_id = ? and state = 'WAITING'"
            + " and (claimed_until is null or claimed_until <= ?) order by importance desc, id limit ?";

    private NotificationQueue() {}

    static Added add(Connection connection, List<NewNotification> notifications) throws SQLException {
        if (notifications.isEmpty()) {
            return new Added(List.of(), 0);
        }
        long last = Rows.query(connection, "select last_id from notification_head where id = 1", row -> row.getLong(1))
                .get(0);
        List<Long> ids = new ArrayList<>(notifications.size());
        List<@Nullable Object[]> rows = new ArrayList<>(notifications.size());
        Set<String> channels = there(connection, notifications);
        for (NewNotification each : notifications) {
            if (channels.contains(each.channel())) {
                ids.add(++last);
                rows.add(NotificationRow.values(last, each));
            }
        }
        Rows.changeAll(connection, INSERT, rows);
        Rows.change(connection, "update notification_head set last_id = ? where id = 1", last);
        int dropped = 0;
        for (String channel : channels) {
            dropped += makeRoom(connection, channel, notifications.get(0).createdAt());
        }
        return new Added(ids, dropped);
    }

    /** Their channels, but those that were removed or switched off meanwhile. */
    private static Set<String> there(Connection connection, List<NewNotification> notifications) throws SQLException {
        Set<String> channels = new TreeSet<>();
        for (String id :
                notifications.stream().map(NewNotification::channel).distinct().toList()) {
            channels.addAll(Rows.query(
                    connection,
                    "select id from notification_channel where id = ? and enabled",
                    row -> row.getString(1),
                    id));
        }
        return channels;
    }

    private static int makeRoom(Connection connection, String channel, Instant now) throws SQLException {
        long waiting = Rows.query(
                        connection,
                        "select count(*) from notification where channel_id = ? and state = 'WAITING'",
                        row -> row.getLong(1),
                        channel)
                .get(0);
        long tooMany = waiting - NotificationStore.MOST_WAITING;
        if (tooMany <= 0) {
            return 0;
        }
        List<@Nullable Object[]> drops = new ArrayList<>();
        Rows.query(connection, LEAST, row -> row.getLong(1), channel, now, tooMany).stream()
                .sorted() // as all who change several do, so that no two wait for each other
                .forEach(id -> drops.add(new @Nullable Object[] {now, id}));
        Rows.changeAll(
                connection,
                "update notification set state = 'CANCELLED', problem = 'too many waited for this channel', next_at = ?"
                        + " where id = ?",
                drops);
        return drops.size();
    }
}
