package io.pipstream.ledger;

import io.pipstream.access.UserId;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Where news that is not told yet begins, and the lock that all who change it take first. */
final class NewsCursors {

    private static final String LOCK = "update notification_head set last_id = last_id where id = 1";

    private static final String ACCOUNTS =
            " from account a join account_grant g on g.account = a.id where g.user_id = ?1"
                    + " and not exists (select 1 from notification_cursor c where c.account = a.id and c.stream = ";

    private NewsCursors() {}

    /** Waits for whoever has it; held until the end of the transaction. */
    static void lock(EntityManager rows) {
        rows.createNativeQuery(LOCK).executeUpdate();
    }

    static void lock(Connection connection) throws SQLException {
        Rows.change(connection, LOCK);
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
