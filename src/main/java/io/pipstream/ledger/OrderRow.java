package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.order.OrderStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A row of {@code trade_order}. */
@Entity
@Table(name = "trade_order")
@IdClass(RowKey.class)
class OrderRow {

    @Id
    String account;

    @Id
    long id;

    String epoch;
    String instrument;

    @Enumerated(EnumType.STRING)
    OrderStatus status;

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    @Column(name = "updated_at")
    OffsetDateTime updatedAt;

    String body;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected OrderRow() {}

    OrderRow(AccountId account, StoredOrder order) {
        this.account = account.value();
        this.id = order.id();
        this.epoch = order.epoch();
        this.instrument = order.instrument();
        this.status = order.status();
        this.createdAt = Microseconds.column(order.createdAt());
        this.updatedAt = Microseconds.column(order.updatedAt());
        this.body = order.body();
    }

    StoredOrder order() {
        return new StoredOrder(id, epoch, instrument, status, createdAt.toInstant(), updatedAt.toInstant(), body);
    }
}
