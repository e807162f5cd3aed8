package io.pipstream.ledger;

import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.AuditTrail.Numbered;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A row of {@code audit}. Ids are taken from the database fifty at a time, as its sequence is made for. */
@Entity
@Table(name = "audit")
class AuditRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_id")
    @SequenceGenerator(name = "audit_id", sequenceName = "audit_id", initialValue = 50, allocationSize = 50)
    long id;

    OffsetDateTime time;
    String actor;
    String address;
    String act;
    String subject;
    String detail;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected AuditRow() {}

    AuditRow(AuditEntry entry) {
        this.time = Microseconds.column(entry.at());
        this.actor = entry.actor().name();
        this.address = entry.actor().address();
        this.act = entry.act();
        this.subject = entry.subject();
        this.detail = entry.detail();
    }

    Numbered numbered() {
        return new Numbered(id, new AuditEntry(time.toInstant(), new Actor(actor, address), act, subject, detail));
    }
}
