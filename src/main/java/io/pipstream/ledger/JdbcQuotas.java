package io.pipstream.ledger;

import io.pipstream.feed.live.QuotaStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sources have been asked, a row for each. Times are kept to the microsecond. */
final class JdbcQuotas implements QuotaStore {

    private static final List<String> KEY = List.of("source");
    private static final List<String> OTHERS =
            List.of("at", "left_in_minute", "left_in_day", "used_today", "blocked_until");
    private static final String FIND = "select " + String.join(", ", OTHERS) + " from feed_quota where source = ?";

    private final Database database;
    private final String upsert;

    JdbcQuotas(Database database) {
        this.database = database;
        this.upsert = database.upsert("feed_quota", KEY, OTHERS);
    }

    @Override
    public Optional<Spent> spent(String source) {
        return database.sql(connection -> {
            try (PreparedStatement query = connection.prepareStatement(FIND)) {
                query.setString(1, source);
                try (ResultSet found = query.executeQuery()) {
                    return found.next()
                            ? Optional.of(new Spent(
                                    found.getObject(1, OffsetDateTime.class).toInstant(),
                                    found.getLong(2),
                                    found.getLong(3),
                                    found.getLong(4),
                                    Microseconds.instant(found.getObject(5, OffsetDateTime.class))))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void record(String source, Spent spent) {
        @Nullable OffsetDateTime blockedUntil = Microseconds.optionalColumn(spent.blockedUntil());
        database.sql(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(upsert)) {
                statement.setString(1, source);
                statement.setObject(2, Microseconds.column(spent.at()));
                statement.setLong(3, spent.leftInMinute());
                statement.setLong(4, spent.leftInDay());
                statement.setLong(5, spent.usedToday());
                statement.setObject(6, blockedUntil);
                return statement.executeUpdate();
            }
        });
    }
}
