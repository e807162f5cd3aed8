package io.pipstream.ledger;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.UserId;
import io.pipstream.notification.Channel;
import io.pipstream.notification.ChannelStore;
import io.pipstream.notification.Notification;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Channels in the database. */
final class JpaChannels implements ChannelStore {

    private static final String OF_USER =
            "select c from ChannelRow c where c.userId = :user order by c.createdAt, c.id";

    private final Database database;

    JpaChannels(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Channel channel, AuditEntry why) {
        return database.write(rows -> {
            NewsCursors.lock(rows);
            if (ofUser(rows, channel.user()).size() >= Channel.MOST) {
                return false;
            }
            NewsCursors.follow(rows);
            rows.persist(new ChannelRow(channel));
            begin(rows, channel);
            rows.persist(new AuditRow(why));
            return true;
        });
    }

    /** From now on nothing that happens is missed. */
    private static void begin(EntityManager rows, Channel channel) {
        if (channel.isOpen()) {
            NewsCursors.begin(rows, channel.user(), channel.since());
        }
    }

    @Override
    public Optional<Channel> find(String id) {
        return database.read(rows -> Optional.ofNullable(rows.find(ChannelRow.class, Storable.text(id))))
                .map(ChannelRow::channel);
    }

    @Override
    public List<Channel> ofUser(UserId user) {
        return database.read(rows -> ofUser(rows, user)).stream()
                .map(ChannelRow::channel)
                .toList();
    }

    private static List<ChannelRow> ofUser(EntityManager rows, UserId user) {
        return rows.createQuery(OF_USER, ChannelRow.class)
                .setParameter("user", user.value())
                .getResultList();
    }

    @Override
    public boolean change(Channel channel, AuditEntry why) {
        return database.write(rows -> {
            NewsCursors.lock(rows);
            ChannelRow row = find(rows, channel.id());
            if (row == null) {
                return false;
            }
            NewsCursors.follow(rows);
            row.change(channel);
            Channel changed = row.channel(); // it may have been confirmed meanwhile
            begin(rows, changed);
            if (!changed.enabled()) {
                cancelWaiting(rows, changed.id(), why.at(), "the channel was switched off");
            }
            rows.persist(new AuditRow(why));
            return true;
        });
    }

    /** After {@link NewsCursors#lock}, so that nobody else changes it meanwhile. */
    private static @Nullable ChannelRow find(EntityManager rows, String id) {
        return rows.find(ChannelRow.class, Storable.text(id));
    }

    private static void cancelWaiting(EntityManager rows, String channel, Instant now, String problem) {
        rows.createNativeQuery("update notification set state = 'CANCELLED', problem = ?1, next_at = ?2,"
                        + " claimed_until = null where channel_id = ?3 and state = 'WAITING'")
                .setParameter(1, problem)
                .setParameter(2, Microseconds.column(now))
                .setParameter(3, channel)
                .executeUpdate();
    }

    @Override
    public void disable(String id, String problem, Instant now) {
        String shown = Storable.text(problem);
        database.write(rows -> {
            NewsCursors.lock(rows);
            ChannelRow row = find(rows, id);
            if (row != null) {
                row.enabled = false;
                row.problem = shown.substring(0, Math.min(shown.length(), Notification.LONGEST_PROBLEM));
                cancelWaiting(rows, id, now, "the channel was switched off");
            }
            return id;
        });
    }

    @Override
    public boolean remove(String id, AuditEntry why) {
        return database.write(rows -> {
            NewsCursors.lock(rows);
            ChannelRow row = find(rows, id);
            if (row == null) {
                return false;
            }
            rows.remove(row);
            cancelWaiting(rows, id, why.at(), "the channel was removed");
            rows.persist(new AuditRow(why));
            return true;
        });
    }

    @Override
    public void expect(String id, ExpectedCode code) {
        database.write(rows -> {
            NewsCursors.lock(rows);
            ChannelRow row = find(rows, id);
            if (row != null) {
                row.expect(code);
            }
            return id;
        });
    }

    @Override
    public boolean confirm(String id, String hash, Instant now, AuditEntry why) {
        return database.write(rows -> {
            NewsCursors.lock(rows);
            ChannelRow row = find(rows, id);
            NewsCursors.follow(rows);
            if (row == null || !row.confirm(hash, now)) {
                return false; // and one attempt fewer, which is written
            }
            begin(rows, row.channel());
            rows.persist(new AuditRow(why));
            return true;
        });
    }
}
