package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A row of {@code account}. */
@Entity
@Table(name = "account")
class AccountRow {

    @Id
    String id;

    String epoch;

    @Column(name = "seq")
    long sequence;

    @Column(name = "opened_at")
    OffsetDateTime openedAt;

    String body;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected AccountRow() {}

    AccountRow(AccountId account, Batch first) {
        this.id = account.value();
        this.openedAt = Microseconds.column(first.entries().get(0).time());
        this.epoch = first.last().epoch();
        this.sequence = first.last().sequence();
        this.body = first.accountBody();
    }

    void apply(Batch batch) {
        epoch = batch.last().epoch();
        sequence = batch.last().sequence();
        body = batch.accountBody();
    }

    Head head() {
        return new Head(new AccountId(id), epoch, sequence);
    }
}
