package io.pipstream.ledger;

import io.pipstream.access.UserId;
import io.pipstream.signal.SignalWebhook;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code signal_webhook}. */
@Entity
@Table(name = "signal_webhook")
class WebhookRow {

    @Id
    String id;

    String hash;

    @Column(name = "user_id")
    String userId;

    String name;
    String source;
    String template;

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    @Column(name = "last_used_at")
    @Nullable
    OffsetDateTime lastUsedAt;

    @Column(name = "last_problem")
    @Nullable
    String lastProblem;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected WebhookRow() {}

    WebhookRow(SignalWebhook webhook, String hash) {
        this.id = webhook.id();
        this.hash = hash;
        this.userId = webhook.user().value();
        this.name = webhook.name();
        this.source = webhook.source();
        this.template = Storable.text(webhook.template());
        this.createdAt = Microseconds.column(webhook.createdAt());
        this.lastUsedAt = Microseconds.optionalColumn(webhook.lastUsedAt());
        this.lastProblem = webhook.lastProblem();
    }

    SignalWebhook webhook() {
        return new SignalWebhook(
                id,
                new UserId(userId),
                name,
                source,
                template,
                createdAt.toInstant(),
                Microseconds.instant(lastUsedAt),
                lastProblem);
    }
}
