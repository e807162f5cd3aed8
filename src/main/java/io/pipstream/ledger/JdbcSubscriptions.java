package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import io.pipstream.signal.Subscription;
import io.pipstream.signal.SubscriptionJson;
import io.pipstream.signal.SubscriptionStore;
import io.pipstream.wire.Json;
import java.time.Instant;
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
        return read(FIND, account.value(), Storable.text(source)).stream().findFirst();
    }

    @Override
    public List<Subscription> ofAccount(AccountId account) {
        return read(LIST, account.value());
    }

    private List<Subscription> read(String sql, Object... parameters) {
        return database.durably(
                connection -> Rows.query(connection, sql, row -> SubscriptionJson.read(row.getString(1)), parameters));
    }

    @Override
    public void put(Subscription subscription, Instant now) {
        database.sql(connection -> Rows.change(
                connection,
                upsert,
                subscription.account().value(),
                subscription.source(),
                subscription.active(),
                now,
                Json.text(json -> SubscriptionJson.write(json, subscription))));
    }

    @Override
    public boolean delete(AccountId account, String source) {
        return database.sql(connection -> Rows.change(connection, DELETE, account.value(), Storable.text(source)) > 0);
    }
}
