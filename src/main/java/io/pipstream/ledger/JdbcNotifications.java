package io.pipstream.ledger;

import io.pipstream.access.UserId;
import io.pipstream.notification.Medium;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.Notification;
import io.pipstream.notification.Notification.State;
import io.pipstream.notification.NotificationStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notifications in the database. */
final class JdbcNotifications implements NotificationStore {

    private static final int MOST_FORGOTTEN = 1_000;
    private static final int MOST_USERS = 500;
    private static final String SELECT = "select " + NotificationRow.COLUMNS + " from notification";

    /** Of channels that may get something; who is shut out is told nothing meanwhile. */
    private static final String DUE = "select n.channel_id, min(n.next_at) from notification n"
            + " join notification_channel c on c.id = n.channel_id and c.enabled"
            + " and (c.confirmed_at is not null or n.kind = 'confirmation')"
            + " join app_user u on u.id = c.user_id and u.enabled and u.roles <> ''"
            + " where n.state = 'WAITING' and n.next_at <= ? and ";

    private static final String UNCLAIMED_LONGEST_FIRST = " group by n.channel_id"
            + " having max(case when n.claimed_until > ? then 1 else 0 end) = 0 order by 2, 1 limit ?";

    private static final String DUE_OF_CHANNEL = " where channel_id = ? and state = 'WAITING' and next_at <= ?";
    private static final String NOT_THEIRS = " and account is not null and not exists (select 1 from account_grant g"
            + " where g.account = notification.account and g.user_id = notification.user_id)";

    /** A channel that may get it, and an account that its user may read; a code is asked for anew. */
    private static final String DELIVERABLE =
            " and kind <> 'confirmation' and exists (select 1 from notification_channel c"
                    + " where c.id = notification.channel_id and c.enabled) and (account is null or exists (select 1 from"
                    + " account_grant g where g.account = notification.account and g.user_id = notification.user_id))";

    /** What they were not told while they might know it, they are not told later. */
    private static final String THEIRS =
            " and (account is null or state = 'SENT' or exists (select 1 from account_grant g"
                    + " where g.account = notification.account and g.user_id = notification.user_id))";

    private final Database database;

    JdbcNotifications(Database database) {
        this.database = database;
    }

    @Override
    public Added add(List<NewNotification> notifications) {
        return database.durably(connection -> {
            NewsCursors.lock(connection);
            return NotificationQueue.add(connection, notifications);
        });
    }

    @Override
    public List<String> dueChannels(Set<Medium> media, Instant now, int limit) {
        List<String> codes = media.stream().map(Medium::code).toList();
        return codes.isEmpty() ? List.of() : due("c.medium in (" + Rows.marks(codes.size()) + ")", codes, now, limit);
    }

    @Override
    public List<String> dueChannels(Collection<UserId> users, Medium medium, Instant now, int limit) {
        List<String> ids = users.stream().map(UserId::value).sorted().toList();
        List<String> due = new ArrayList<>();
        for (int from = 0; from < ids.size() && due.size() < limit; from += MOST_USERS) {
            List<String> some = new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + MOST_USERS)));
            String condition = "c.user_id in (" + Rows.marks(some.size()) + ") and c.medium = ?";
            some.add(medium.code());
            due.addAll(due(condition, some, now, limit - due.size()));
        }
        return due;
    }

    private List<String> due(String condition, List<String> values, Instant now, int limit) {
        List<Object> all = new ArrayList<>(List.of(now));
        all.addAll(values);
        all.addAll(List.of(now, limit));
        return database.sql(connection -> Rows.query(
                connection, DUE + condition + UNCLAIMED_LONGEST_FIRST, row -> row.getString(1), all.toArray()));
    }

    /** The channel's row is locked, so that of two who claim at once the second sees what the first did. */
    @Override
    public List<Notification> claim(String channel, Instant now, Instant until, int limit) {
        return database.durably(connection -> {
            List<String> found = Rows.query(
                    connection,
                    "select id from notification_channel where id = ? for update",
                    row -> row.getString(1),
                    channel);
            if (found.isEmpty() || isClaimed(connection, channel, now)) {
                return List.of();
            }
            Rows.change(
                    connection,
                    "update notification set state = 'CANCELLED', problem = 'the account is not shared with you any more',"
                            + " next_at = ?" + DUE_OF_CHANNEL + NOT_THEIRS,
                    now,
                    channel,
                    now);
            List<Notification> due = Rows.query(
                    connection,
                    SELECT + DUE_OF_CHANNEL
                            + " and (kind = 'confirmation' or exists (select 1 from notification_channel c"
                            + " where c.id = notification.channel_id and c.enabled and c.confirmed_at is not null))"
                            + " order by id limit ?",
                    NotificationRow::notification,
                    channel,
                    now,
                    limit);
            changeAll(connection, "claimed_until = ?", ids(due), until);
            return due;
        });
    }

    private static boolean isClaimed(Connection connection, String channel, Instant now) throws SQLException {
        return !Rows.query(
                        connection,
                        "select id from notification where channel_id = ? and state = 'WAITING' and claimed_until > ?"
                                + " limit 1",
                        row -> row.getLong(1),
                        channel,
                        now)
                .isEmpty();
    }

    private static List<Long> ids(List<Notification> notifications) {
        return notifications.stream().map(Notification::id).toList();
    }

    @Override
    public void sent(Collection<Long> ids, Instant at) {
        changeAll("state = 'SENT', claimed_until = null, problem = null, next_at = ?", ids, at);
    }

    @Override
    public void failed(Collection<Long> ids, String problem, Instant nextAttemptAt) {
        changeWaiting(
                "attempts = attempts + 1, claimed_until = null, problem = ?, next_at = ?",
                ids,
                cut(problem),
                nextAttemptAt);
    }

    @Override
    public void release(Collection<Long> ids, Instant nextAttemptAt) {
        changeWaiting("claimed_until = null, next_at = ?", ids, nextAttemptAt);
    }

    @Override
    public void dead(Collection<Long> ids, String problem, Instant at) {
        changeWaiting(
                "state = 'DEAD', attempts = attempts + 1, claimed_until = null, problem = ?, next_at = ?",
                ids,
                cut(problem),
                at);
    }

    @Override
    public void cancelled(Collection<Long> ids, String problem, Instant at) {
        changeWaiting("state = 'CANCELLED', claimed_until = null, problem = ?, next_at = ?", ids, cut(problem), at);
    }

    private static String cut(String problem) {
        String storable = Storable.text(problem);
        return storable.substring(0, Math.min(storable.length(), Notification.LONGEST_PROBLEM));
    }

    private void changeAll(String assignments, Collection<Long> ids, Object... values) {
        database.sql(connection -> changeAll(connection, assignments, ids, values));
    }

    private void changeWaiting(String assignments, Collection<Long> ids, Object... values) {
        database.sql(connection -> changeAll(connection, assignments, " and state = 'WAITING'", ids, values));
    }

    private static int changeAll(Connection connection, String assignments, Collection<Long> ids, Object... values)
            throws SQLException {
        return changeAll(connection, assignments, "", ids, values);
    }

    private static int changeAll(
            Connection connection, String assignments, String condition, Collection<Long> ids, Object... values)
            throws SQLException {
        String sql = "update notification set " + assignments + " where id = ?" + condition;
        List<@Nullable Object[]> all = new ArrayList<>();
        for (Long id : ids.stream().sorted().toList()) {
            @Nullable Object[] with = Arrays.copyOf(values, values.length + 1);
            with[values.length] = id;
            all.add(with);
        }
        Rows.changeAll(connection, sql, all);
        return all.size();
    }

    @Override
    public Optional<Notification> retry(long id, UserId user, Instant now) {
        return database.durably(connection -> {
            int changed = Rows.change(
                    connection,
                    "update notification set state = 'WAITING', attempts = 0, claimed_until = null, next_at = ?"
                            + " where id = ? and user_id = ? and state = 'DEAD'" + DELIVERABLE,
                    now,
                    id,
                    user.value());
            return changed == 0
                    ? Optional.empty()
                    : Rows.query(connection, SELECT + " where id = ?", NotificationRow::notification, id).stream()
                            .findFirst();
        });
    }

    @Override
    public List<Notification> ofUser(UserId user, @Nullable State state, long after, int limit) {
        List<Object> values = new ArrayList<>(List.of(user.value(), after));
        if (state != null) {
            values.add(state.name());
        }
        values.add(limit);
        return database.durably(connection -> Rows.query(
                connection,
                SELECT + " where user_id = ? and id > ?" + THEIRS + (state == null ? "" : " and state = ?")
                        + " order by id limit ?",
                NotificationRow::notification,
                values.toArray()));
    }

    @Override
    public Map<State, Long> counts() {
        Map<State, Long> counts = new EnumMap<>(Map.of(State.WAITING, 0L, State.DEAD, 0L));
        database.sql(connection -> Rows.query(
                connection,
                "select state, count(*) from notification where state in ('WAITING', 'DEAD') group by state",
                row -> counts.put(State.valueOf(row.getString(1)), row.getLong(2))));
        return counts;
    }

    @Override
    public int expire(Instant browserBefore, Instant before, Instant now) {
        return database.sql(connection -> Rows.change(
                connection,
                "update notification set state = 'CANCELLED', problem = 'nobody took it in time', next_at = ?,"
                        + " claimed_until = null where state = 'WAITING' and next_at < ? and (next_at < ? or exists (select 1"
                        + " from notification_channel c where c.id = notification.channel_id and c.medium = 'browser'))",
                now,
                browserBefore,
                before));
    }

    @Override
    public int forget(Instant sentBefore, Instant deadBefore) {
        return forget("'SENT'", sentBefore) + forget("'CANCELLED'", sentBefore) + forget("'DEAD'", deadBefore);
    }

    private int forget(String state, Instant before) {
        return database.sql(connection -> {
            List<Long> ids = Rows.query(
                    connection,
                    "select id from notification where state = " + state + " and next_at < ? order by next_at limit "
                            + MOST_FORGOTTEN,
                    row -> row.getLong(1),
                    before);
            List<@Nullable Object[]> all = new ArrayList<>();
            ids.forEach(id -> all.add(new @Nullable Object[] {id}));
            Rows.changeAll(connection, "delete from notification where id = ?", all);
            return ids.size();
        });
    }
}
