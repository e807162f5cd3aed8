package io.pipstream.ledger;

import io.pipstream.access.UserId;
import io.pipstream.domain.market.Instruments;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalFingerprint;
import io.pipstream.signal.SignalIdReusedException;
import io.pipstream.signal.SignalJson;
import io.pipstream.signal.SignalMessages;
import io.pipstream.signal.SignalReceipt;
import io.pipstream.signal.SignalStore;
import io.pipstream.signal.SourceTakenException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records signals in the database, one writer after the other: the row of the head is their lock. */
final class JdbcSignalStore implements SignalStore {

    private static final String LOCK = "select seq from signal_head where id = 1 for update";
    private static final String OWNER = "select owner_id from signal_source where name = ?";
    private static final String CLAIM = "insert into signal_source (name, owner_id, created_at) values (?, ?, ?)";
    private static final String KNOWN =
            "select " + SignalRows.COLUMNS + ", fingerprint from trading_signal where source = ? and id = ?";
    private static final String ADD = "insert into trading_signal"
            + " (seq, source, id, fingerprint, sender_id, instrument, received_at, expires_at, body, text)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FOLLOW = "insert into signal_execution (signal_seq, account, state, created_at)"
            + " select cast(? as bigint), account, 'PENDING', cast(? as timestamp with time zone)"
            + " from signal_subscription where source = ? and active = true";
    private static final String ADVANCE = "update signal_head set seq = ? where id = 1";

    private final Database database;
    private final SignalRows rows;

    JdbcSignalStore(Database database, Instruments instruments) {
        this.database = database;
        this.rows = new SignalRows(new SignalJson(instruments));
    }

    /** Ends the transaction with what the caller is to be told. */
    private static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RefusedException(Exception reason) {
            super(reason);
        }
    }

    @Override
    public List<SignalReceipt> record(List<Signal> signals, UserId sender, Instant receivedAt)
            throws SourceTakenException, SignalIdReusedException {
        if (signals.isEmpty() || signals.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " signals are recorded at once, not " + signals.size());
        }
        Instant time = Microseconds.of(receivedAt);
        try {
            return database.durably(connection -> record(connection, signals, sender, time));
        } catch (RefusedException refused) {
            if (refused.getCause() instanceof SourceTakenException taken) {
                throw taken;
            }
            if (refused.getCause() instanceof SignalIdReusedException reused) {
                throw reused;
            }
            throw refused;
        }
    }

    private List<SignalReceipt> record(Connection connection, List<Signal> signals, UserId sender, Instant time)
            throws SQLException {
        long first = lock(connection);
        claim(connection, signals, sender, time);
        long last = first;
        List<SignalReceipt> receipts = new ArrayList<>(signals.size());
        for (Signal signal : signals) {
            Optional<RecordedSignal> known = known(connection, signal);
            if (known.isPresent()) {
                receipts.add(new SignalReceipt(known.get(), true));
            } else {
                last++;
                RecordedSignal recorded =
                        new RecordedSignal(last, time, sender, signal, SignalMessages.alert(last, signal, time));
                add(connection, recorded);
                receipts.add(new SignalReceipt(recorded, false));
            }
        }
        if (last > first) {
            Rows.change(connection, ADVANCE, last);
        }
        return receipts;
    }

    private static long lock(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LOCK);
                ResultSet head = query.executeQuery()) {
            head.next();
            return head.getLong(1);
        }
    }

    private static void claim(Connection connection, List<Signal> signals, UserId sender, Instant time)
            throws SQLException {
        Set<String> claimed = new HashSet<>();
        for (Signal signal : signals) {
            if (claimed.add(signal.source())) {
                Optional<String> owner = owner(connection, signal.source());
                if (owner.isEmpty()) {
                    Rows.change(connection, CLAIM, signal.source(), sender.value(), Microseconds.column(time));
                } else if (!owner.get().equals(sender.value())) {
                    throw new RefusedException(new SourceTakenException(signal.source()));
                }
            }
        }
    }

    private static Optional<String> owner(Connection connection, String source) throws SQLException {
        return Rows.query(connection, OWNER, row -> row.getString(1), source).stream()
                .findFirst();
    }

    private Optional<RecordedSignal> known(Connection connection, Signal signal) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
            query.setString(1, signal.source());
            query.setString(2, signal.id());
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                if (!found.getString("fingerprint").equals(SignalFingerprint.of(signal))) {
                    throw new RefusedException(new SignalIdReusedException(signal.source(), signal.id()));
                }
                return Optional.of(rows.signal(found));
            }
        }
    }

    private static void add(Connection connection, RecordedSignal recorded) throws SQLException {
        Signal signal = recorded.signal();
        Rows.change(
                connection,
                ADD,
                recorded.sequence(),
                signal.source(),
                signal.id(),
                SignalFingerprint.of(signal),
                recorded.sender().value(),
                signal.instrument().symbol(),
                Microseconds.column(recorded.receivedAt()),
                Microseconds.optionalColumn(signal.expiresAt().orElse(null)),
                SignalJson.text(signal),
                recorded.text());
        Rows.change(
                connection, FOLLOW, recorded.sequence(), Microseconds.column(recorded.receivedAt()), signal.source());
    }
}
