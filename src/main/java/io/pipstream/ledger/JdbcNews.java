package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import io.pipstream.notification.Channel;
import io.pipstream.notification.Kind;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.NewsStore;
import io.pipstream.notification.NotificationStore.Added;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How far news has been told, in the database. */
final class JdbcNews implements NewsStore {

    /** An execution is committed soon after it was decided; later than this, nobody looks for it any more. */
    private static final Duration LATEST_COMMIT = Duration.ofHours(1);

    private static final String OPEN =
            "c.enabled = true and c.confirmedAt is not null and u.id = c.userId and u.enabled = true and u.roles <> ''";
    private static final String LISTENED_TO = "exists (select 1 from notification_channel c join account_grant g"
            + " on g.user_id = c.user_id where c.enabled and c.confirmed_at is not null and g.account = ";

    private final Database database;

    JdbcNews(Database database) {
        this.database = database;
    }

    @Override
    public void follow(Instant now) {
        database.sql(connection -> {
            NewsCursors.lock(connection);
            Rows.change(
                    connection,
                    "delete from notification_cursor where account <> '' and not " + LISTENED_TO
                            + "notification_cursor.account)");
            Rows.change(
                    connection,
                    "delete from notification_cursor where account = '' and not exists (select 1 from"
                            + " notification_channel c where c.enabled and c.confirmed_at is not null)");
            NewsCursors.follow(connection);
            return forgetExecutions(connection, now);
        });
    }

    /** Once an hour at most. */
    private static int forgetExecutions(Connection connection, Instant now) throws SQLException {
        Instant since = now.minus(LATEST_COMMIT);
        int moved = Rows.change(
                connection,
                "update notification_cursor set since = ? where stream = 'executions' and since < ? and not exists (select 1"
                        + " from signal_execution e where e.account = notification_cursor.account and e.state <> 'PENDING'"
                        + " and e.decided_at >= notification_cursor.since and e.decided_at < ? and not exists (select 1 from"
                        + " notification_execution n where n.account = e.account and n.signal_seq = e.signal_seq))",
                since,
                since.minus(LATEST_COMMIT),
                since);
        return moved == 0
                ? 0
                : Rows.change(
                        connection,
                        "delete from notification_execution where not exists (select 1 from notification_cursor c"
                                + " where c.stream = 'executions' and c.account = notification_execution.account"
                                + " and c.since <= notification_execution.decided_at)");
    }

    @Override
    public List<Told> untoldJournals(int limit) {
        return database.sql(connection -> Rows.query(
                connection,
                "select c.account, c.seq from notification_cursor c join account a on a.id = c.account"
                        + " where c.stream = 'journal' and a.seq > c.seq order by c.account limit ?",
                row -> new Told(new AccountId(row.getString(1)), row.getLong(2)),
                limit));
    }

    @Override
    public OptionalLong toldSignals() {
        List<Long> found = database.sql(connection -> Rows.query(
                connection,
                "select seq from notification_cursor where stream = 'signals' and account = ''",
                row -> row.getLong(1)));
        return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.get(0));
    }

    @Override
    public List<Hearer> hearers(AccountId account) {
        return database
                .read(rows -> rows.createQuery(
                                "select c, g.grantedAt from ChannelRow c, GrantRow g, UserRow u where g.account = :account"
                                        + " and g.userId = c.userId and " + OPEN + " order by c.createdAt, c.id",
                                Object[].class)
                        .setParameter("account", account.value())
                        .getResultList())
                .stream()
                .map(JdbcNews::hearer)
                .toList();
    }

    private static Hearer hearer(Object[] columns) {
        Channel channel = ((ChannelRow) columns[0]).channel();
        Instant granted = ((OffsetDateTime) columns[1]).toInstant();
        return new Hearer(channel, granted.isAfter(channel.since()) ? granted : channel.since());
    }

    @Override
    public List<Channel> openChannels(Kind kind) {
        return database
                .read(rows -> rows.createQuery(
                                "select c from ChannelRow c, UserRow u where " + OPEN + " and c.kinds like :kind"
                                        + " order by c.createdAt, c.id",
                                ChannelRow.class)
                        .setParameter("kind", "%" + kind.code() + "%")
                        .getResultList())
                .stream()
                .map(ChannelRow::channel)
                .filter(channel -> channel.wishes().include(kind, null))
                .toList();
    }

    @Override
    public Optional<Added> tellJournal(Told before, long upTo, List<NewNotification> news) {
        return tell("journal", before.account().value(), before.sequence(), upTo, news);
    }

    @Override
    public Optional<Added> tellSignals(long before, long upTo, List<NewNotification> news) {
        return tell("signals", "", before, upTo, news);
    }

    private Optional<Added> tell(String stream, String account, long before, long upTo, List<NewNotification> news) {
        return database.sql(connection -> {
            NewsCursors.lock(connection);
            int moved = Rows.change(
                    connection,
                    "update notification_cursor set seq = ? where stream = ? and account = ? and seq = ?",
                    upTo,
                    stream,
                    account,
                    before);
            return moved == 0 ? Optional.empty() : Optional.of(NotificationQueue.add(connection, news));
        });
    }

    @Override
    public Optional<Added> tellExecutions(List<Executed> executions, List<NewNotification> news) {
        return database.sql(connection -> {
            NewsCursors.lock(connection);
            List<@Nullable Object[]> told = new ArrayList<>();
            for (Executed each : executions) {
                Object[] key = {each.account().value(), each.signalSequence()};
                if (!Rows.query(
                                connection,
                                "select account from notification_execution where account = ? and signal_seq = ?",
                                row -> row.getString(1),
                                key)
                        .isEmpty()) {
                    return Optional.empty();
                }
                told.add(key);
            }
            Rows.changeAll(
                    connection,
                    "insert into notification_execution (account, signal_seq, decided_at) select account, signal_seq,"
                            + " decided_at from signal_execution where account = ? and signal_seq = ?",
                    told);
            return Optional.of(NotificationQueue.add(connection, news));
        });
    }
}
