package io.pipstream.ledger;

import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.notification.Kind;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.Notification;
import io.pipstream.notification.Notification.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A notification as a row. */
final class NotificationRow {

    static final String COLUMNS =
            "id, channel_id, user_id, kind, importance, account, subject, body, data, created_at, due_at,"
                    + " state, attempts, problem, next_at, claimed_until";

    private NotificationRow() {}

    static Notification notification(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        Instant next = Rows.time(row, "next_at");
        return new Notification(
                row.getLong("id"),
                content(row),
                state,
                row.getInt("attempts"),
                row.getString("problem"),
                next,
                state == State.WAITING ? null : next);
    }

    private static NewNotification content(ResultSet row) throws SQLException {
        @Nullable String account = row.getString("account");
        return new NewNotification(
                row.getString("channel_id"),
                new UserId(row.getString("user_id")),
                Kind.ofCode(row.getString("kind")).orElseThrow(),
                account == null ? null : new AccountId(account),
                row.getString("subject"),
                row.getString("body"),
                row.getString("data"),
                Rows.time(row, "created_at"),
                Rows.time(row, "due_at"));
    }

    /** In the order of {@link #COLUMNS}. */
    static @Nullable Object[] values(long id, NewNotification added) {
        AccountId account = added.account();
        return new @Nullable Object[] {
            id,
            added.channel(),
            added.user().value(),
            added.kind().code(),
            added.kind().rank(),
            account == null ? null : account.value(),
            Storable.text(added.subject()),
            Storable.text(added.body()),
            Storable.text(added.data()),
            added.createdAt(),
            added.dueAt(),
            State.WAITING.name(),
            0,
            null,
            added.dueAt(),
            null
        };
    }
}
