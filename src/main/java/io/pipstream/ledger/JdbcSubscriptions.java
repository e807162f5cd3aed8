package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import io.pipstream.signal.Subscription;
import io.pipstream.signal.SubscriptionJson;
import io.pipstream.signal.SubscriptionStore;
import io.pipstream.wire.Json;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which sources accounts follow, a row for each. */
final class JdbcSubscriptions implements SubscriptionStore {

    private static final List<String> KEY = List.of("account", "source");
    private static final List<String> OTHERS = List.of("active", "updated_at", "body");
    private static final String FIND = "select body from signal_subscription where account = ? and source = ?";
    private static final String LIST = "select body from signal_subscription where account = ? order by source";
    private static final String DELETE = "delete from signal_subscription where account = ? and source = ?";

    private final Database database;
    private final String upsert;

    JdbcSubscriptions(Database database) {
        this.database = database;
        this.upsert = database.upsert("signal_subscription", KEY, OTHERS);
    }

    @Override
    public Optional<Subscription> find(AccountId account, String source) {
        return read(FIND, account.value(), source).stream().findFirst();
    }

    @Override
    public List<Subscription> ofAccount(AccountId account) {
        return read(LIST, account.value());
    }

    private List<Subscription> read(String sql, String... parameters) {
        return database.durably(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int index = 0; index < parameters.length; index++) {
                    query.setString(index + 1, parameters[index]);
                }
                List<Subscription> found = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(SubscriptionJson.read(rows.getString(1)));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public void put(Subscription subscription, Instant now) {
        database.sql(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(upsert)) {
                statement.setString(1, subscription.account().value());
                statement.setString(2, subscription.source());
                statement.setBoolean(3, subscription.active());
                statement.setObject(4, Microseconds.column(now));
                statement.setString(5, Json.text(json -> SubscriptionJson.write(json, subscription)));
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public boolean delete(AccountId account, String source) {
        return database.sql(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
                statement.setString(1, account.value());
                statement.setString(2, source);
                return statement.executeUpdate() > 0;
            }
        });
    }
}
