package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code journal}; its id is the entry's sequence. */
@Entity
@Table(name = "journal")
@IdClass(RowKey.class)
class JournalRow {

    @Id
    String account;

    @Id
    @Column(name = "seq")
    long id;

    String epoch;
    OffsetDateTime time;
    String type;

    @Nullable
    String instrument;

    @Column(name = "trade_id")
    @Nullable
    Long tradeId;

    @Column(precision = 20, scale = 4)
    @Nullable
    BigDecimal amount;

    String text;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected JournalRow() {}

    JournalRow(JournalEntry entry) {
        this.account = entry.account().value();
        this.id = entry.sequence();
        this.epoch = entry.epoch();
        this.time = Microseconds.column(entry.time());
        this.type = entry.type();
        this.instrument = entry.instrument();
        this.tradeId = entry.tradeId();
        this.amount = entry.amount();
        this.text = entry.text();
    }

    JournalEntry entry() {
        return new JournalEntry(
                new AccountId(account), id, epoch, time.toInstant(), type, instrument, tradeId, amount, text);
    }
}
