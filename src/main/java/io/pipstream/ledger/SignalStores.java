package io.pipstream.ledger;

import io.pipstream.domain.market.Instruments;
import io.pipstream.signal.Announcements;
import io.pipstream.signal.ExecutionHistory;
import io.pipstream.signal.ExecutionLog;
import io.pipstream.signal.ExecutionStore;
import io.pipstream.signal.SignalHistory;
import io.pipstream.signal.SignalJournal;
import io.pipstream.signal.SignalStore;
import io.pipstream.signal.SubscriptionStore;
import io.pipstream.signal.UntoldExecutions;
import io.pipstream.signal.WebhookStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Signals, who follows them, and what brings them, in the ledger's database. */
@ApplicationScoped
public class SignalStores {

    @Produces
    @Dependent
    SignalStore signalStore(Database database, Instruments instruments) {
        return new JdbcSignalStore(database, instruments);
    }

    @Produces
    @Dependent
    SignalJournal signals(Database database, Instruments instruments) {
        return new JdbcSignals(database, instruments);
    }

    @Produces
    @Dependent
    SignalHistory signalHistory(Database database, Instruments instruments) {
        return new JdbcSignals(database, instruments);
    }

    @Produces
    @Dependent
    Announcements announcements(Database database) {
        return new JdbcAnnouncements(database);
    }

    @Produces
    @Dependent
    SubscriptionStore subscriptions(Database database) {
        return new JdbcSubscriptions(database);
    }

    @Produces
    @Dependent
    ExecutionStore executions(Database database) {
        return new JdbcExecutions(database);
    }

    @Produces
    @Dependent
    ExecutionHistory executionHistory(Database database) {
        return new JdbcExecutionHistory(database);
    }

    @Produces
    @Dependent
    ExecutionLog executionLog(Database database) {
        return new JdbcExecutionLog(database);
    }

    @Produces
    @Dependent
    UntoldExecutions untoldExecutions(Database database) {
        return new JdbcUntoldExecutions(database);
    }

    @Produces
    @Dependent
    WebhookStore webhooks(Database database) {
        return new JpaWebhooks(database);
    }
}
