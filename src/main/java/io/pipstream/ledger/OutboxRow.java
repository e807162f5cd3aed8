package io.pipstream.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A row of {@code outbox}. Ids are taken from the database fifty at a time, as its sequence is made for. */
@Entity
@Table(name = "outbox")
class OutboxRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_id")
    @SequenceGenerator(name = "outbox_id", sequenceName = "outbox_id", initialValue = 50, allocationSize = 50)
    long id;

    String account;

    @Column(name = "first_seq")
    long firstSequence;

    @Column(name = "last_seq")
    long lastSequence;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected OutboxRow() {}

    OutboxRow(Batch batch) {
        this.account = batch.last().account().value();
        this.firstSequence = batch.entries().get(0).sequence();
        this.lastSequence = batch.last().sequence();
    }
}
