package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code trade}. */
@Entity
@Table(name = "trade")
@IdClass(RowKey.class)
class TradeRow {

    @Id
    String account;

    @Id
    long id;

    String epoch;
    String instrument;

    @Column(name = "signal_type")
    @Nullable
    String signalType;

    @Column(name = "opened_at")
    OffsetDateTime openedAt;

    @Column(name = "closed_at")
    @Nullable
    OffsetDateTime closedAt;

    String body;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected TradeRow() {}

    TradeRow(AccountId account, StoredTrade trade) {
        this.account = account.value();
        this.id = trade.id();
        this.epoch = trade.epoch();
        this.instrument = trade.instrument();
        this.signalType = trade.signalType();
        this.openedAt = Microseconds.column(trade.openedAt());
        this.closedAt = trade.closedAt() == null ? null : Microseconds.column(trade.closedAt());
        this.body = trade.body();
    }

    StoredTrade trade() {
        return new StoredTrade(
                id,
                epoch,
                instrument,
                signalType,
                openedAt.toInstant(),
                closedAt == null ? null : closedAt.toInstant(),
                body);
    }
}
