package io.pipstream.ledger;

import static io.pipstream.signal.SignalStoreContract.RECEIVED;
import static io.pipstream.signal.SignalStoreContract.SENDER;
import static io.pipstream.signal.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionLog;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every database does with the rows of who follows signals. */
interface SignalRowsContract {

    Instant LATER = RECEIVED.plusSeconds(3);

    Database database();

    private JdbcSignalStore store() {
        return new JdbcSignalStore(database(), InstrumentFixtures.someInstruments());
    }

    private ExecutionLog log() {
        return new JdbcExecutionLog(database());
    }

    private void follow(String account, String source, boolean active) {
        database()
                .sql(connection -> connection
                        .createStatement()
                        .executeUpdate("insert into signal_subscription (account, source, active, updated_at, body)"
                                + " values ('%s', '%s', %s, current_timestamp, '{}')"
                                        .formatted(account, source, active)));
    }

    private List<String> executions() {
        return database().sql(connection -> {
            List<String> rows = new ArrayList<>();
            try (ResultSet row = connection
                    .createStatement()
                    .executeQuery("select signal_seq, account, state, reason, units, order_id, trade_id"
                            + " from signal_execution order by signal_seq, account")) {
                while (row.next()) {
                    rows.add("%d %s %s %s %s %s %s"
                            .formatted(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getObject(5),
                                    row.getObject(6),
                                    row.getObject(7)));
                }
            }
            return rows;
        });
    }

    private static Execution executed(long signal, String account) {
        return new Execution(
                signal, new AccountId(account), State.EXECUTED, null, null, 1_000L, 5L, 6L, RECEIVED, LATER);
    }

    private static Execution rejected(long signal, String account) {
        return new Execution(
                signal,
                new AccountId(account),
                State.REJECTED,
                "stale_quote",
                "The price is stale.",
                null,
                null,
                null,
                RECEIVED,
                LATER);
    }

    @Test
    default void everyoneWhoFollowsASourceHasItsSignalsToExecute() throws Exception {
        follow("anna", "ma", true);
        follow("bert", "ma", true);
        follow("carl", "ma", false);
        follow("anna", "rsi", true);

        store().record(List.of(signal("ma", "a"), signal("ma", "a")), SENDER, RECEIVED);
        store().record(List.of(signal("ma", "a"), signal("nobody's", "a")), SENDER, RECEIVED);

        assertThat(executions())
                .containsExactly("1 anna PENDING null null null null", "1 bert PENDING null null null null");
    }

    @Test
    default void whatWasExecutedAtOnceIsNotPendingAnyMore() throws Exception {
        follow("anna", "ma", true);
        store().record(List.of(signal("ma", "a")), SENDER, RECEIVED);

        log().conclude(executed(1, "anna"));
        log().conclude(rejected(1, "bert"));

        assertThat(executions())
                .containsExactly("1 anna EXECUTED null 1000 5 6", "1 bert REJECTED stale_quote null null null");
    }

    @Test
    default void whatWasLeftAloneMayBeExecutedAfterAllAndStaysExecuted() {
        log().conclude(rejected(1, "anna"));
        log().conclude(executed(1, "anna"));
        log().conclude(rejected(1, "anna"));

        assertThat(executions()).containsExactly("1 anna EXECUTED null 1000 5 6");
    }

    @Test
    default void whatIsPendingIsNotConcluded() {
        Execution pending =
                new Execution(1, new AccountId("anna"), State.PENDING, null, null, null, null, null, RECEIVED, null);

        assertThatThrownBy(() -> log().conclude(pending)).isInstanceOf(IllegalArgumentException.class);
    }
}
