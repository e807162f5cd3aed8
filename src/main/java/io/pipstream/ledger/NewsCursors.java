package io.pipstream.ledger;

import io.pipstream.access.UserId;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Where news that is not told yet begins, and the lock that all who change it take first. */
final class NewsCursors {

    private static final String LOCK = "update notification_head set last_id = last_id where id = 1";

    private static final String ACCOUNTS =
            " from account a join account_grant g on g.account = a.id where g.user_id = ?1"
                    + " and not exists (select 1 from notification_cursor c where c.account = a.id and c.stream = ";

    /** Accounts that somebody listens to since then and that are not followed yet. */
    private static final String NEW =
            "select g.account, min(greatest(g.granted_at, c.since)) as since from account_grant g"
                    + " join notification_channel c on c.user_id = g.user_id and c.enabled and c.confirmed_at is not null"
                    + " join account a on a.id = g.account where not exists (select 1 from notification_cursor n"
                    + " where n.stream = 'journal' and n.account = g.account) group by g.account";

    private static final List<String> FOLLOW = List.of(
            "insert into notification_cursor (stream, account, seq, since) select 'journal', l.account, coalesce((select j.seq"
                    + " from journal j where j.account = l.account and j.time < l.since order by j.seq desc limit 1), 0),"
                    + " l.since from (" + NEW + ") l",
            "insert into notification_cursor (stream, account, seq, since) select 'executions', n.account, 0, n.since"
                    + " from notification_cursor n where n.stream = 'journal' and not exists (select 1"
                    + " from notification_cursor e where e.stream = 'executions' and e.account = n.account)");

    private NewsCursors() {}

    /** Waits for whoever has it; held until the end of the transaction. */
    static void lock(EntityManager rows) {
        rows.createNativeQuery(LOCK).executeUpdate();
    }

    static void lock(Connection connection) throws SQLException {
        Rows.change(connection, LOCK);
    }

    /** Begins in accounts that somebody listens to already, where they began to. */
    static void follow(Connection connection) throws SQLException {
        for (String sql : FOLLOW) {
            Rows.change(connection, sql);
        }
    }

    /** The same; before anybody else begins to listen, whose accounts would begin now. */
    static void follow(EntityManager rows) {
        FOLLOW.forEach(sql -> rows.createNativeQuery(sql).executeUpdate());
    }

    /** What happens from now on in the user's accounts, and all signals, is told: where it is not already. */
    static void begin(EntityManager rows, UserId user, Instant since) {
        begin(rows, "journal", "a.seq", user, since);
        begin(rows, "executions", "0", user, since);
        rows.createNativeQuery(
                        "insert into notification_cursor (stream, account, seq, since) select 'signals', '', h.seq,"
                                + " cast(?1 as timestamp(6) with time zone) from signal_head h where h.id = 1 and not exists"
                                + " (select 1 from notification_cursor c where c.stream = 'signals')")
                .setParameter(1, Microseconds.column(since))
                .executeUpdate();
    }

    private static void begin(EntityManager rows, String stream, String sequence, UserId user, Instant since) {
        rows.createNativeQuery("insert into notification_cursor (stream, account, seq, since) select '" + stream
                        + "', a.id, " + sequence + ", cast(?2 as timestamp(6) with time zone)" + ACCOUNTS + "'" + stream
                        + "')")
                .setParameter(1, user.value())
                .setParameter(2, Microseconds.column(since))
                .executeUpdate();
    }
}
