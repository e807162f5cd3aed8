package io.pipstream.ledger;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What went wrong in the database, in the ledger's words: the two providers and the two databases differ in theirs. */
final class Failures {

    /** H2: lock timeout; both: serialization failure, which is H2's deadlock; PostgreSQL: deadlock, lock timeout. */
    private static final Set<String> LOCKED = Set.of("HYT00", "40001", "40P01", "55P03");

    private static final String DUPLICATE = "23505";

    private Failures() {}

    /** EclipseLink wraps some of what a driver throws in exceptions that JPA does not know. */
    static boolean isOfDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PersistenceException || cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    static LedgerException translate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException && cause.getCause() == null) {
                return new BusyAccountException("All connections to the database are in use", failure);
            }
            if (cause instanceof SQLException refused && LOCKED.contains(String.valueOf(refused.getSQLState()))) {
                return new BusyAccountException("The account is in use", failure);
            }
            if (cause instanceof SQLException refused && DUPLICATE.equals(refused.getSQLState())) {
                return new DuplicateRowException(failure);
            }
        }
        return new LedgerException("The database failed", failure);
    }
}
