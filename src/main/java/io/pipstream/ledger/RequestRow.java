package io.pipstream.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A row of {@code request}. */
@Entity
@Table(name = "request")
@IdClass(RequestKey.class)
class RequestRow {

    @Id
    String account;

    @Id
    @Column(name = "request_id")
    String requestId;

    String fingerprint;

    @Column(name = "first_seq")
    long firstSequence;

    @Column(name = "last_seq")
    long lastSequence;

    /** For operators, who may want to delete old ones. */
    @Column(name = "created_at")
    OffsetDateTime createdAt;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected RequestRow() {}

    RequestRow(RecordedRequest request, JournalEntry last) {
        this.account = last.account().value();
        this.requestId = request.id();
        this.fingerprint = request.fingerprint();
        this.firstSequence = request.firstSequence();
        this.lastSequence = request.lastSequence();
        this.createdAt = Microseconds.column(last.time());
    }

    RecordedRequest request() {
        return new RecordedRequest(requestId, fingerprint, firstSequence, lastSequence);
    }
}
