package io.pipstream.signal;

import io.pipstream.access.AuditTrail;
import io.pipstream.access.InMemoryAuditTrail;

/** The store of other tests keeps its promises too. */
class InMemoryWebhooksTest implements WebhookStoreContract {

    private final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    private final InMemoryWebhooks webhooks = new InMemoryWebhooks(audit);

    @Override
    public WebhookStore webhooks() {
        return webhooks;
    }

    @Override
    public AuditTrail audit() {
        return audit;
    }
}
