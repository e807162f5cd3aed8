package io.pipstream.ledger;

import io.pipstream.access.UserId;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.SignalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads recorded signals from rows. */
final class SignalRows {

    static final String COLUMNS = "seq, received_at, sender_id, body, text";

    private final SignalJson json;

    SignalRows(SignalJson json) {
        this.json = json;
    }

    RecordedSignal signal(ResultSet row) throws SQLException {
        return new RecordedSignal(
                row.getLong("seq"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                new UserId(row.getString("sender_id")),
                json.signal(row.getString("body")),
                row.getString("text"));
    }
}
