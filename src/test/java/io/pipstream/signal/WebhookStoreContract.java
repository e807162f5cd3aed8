package io.pipstream.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.AuditTrail;
import io.pipstream.access.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a store of webhooks promises, wherever it keeps them. */
public interface WebhookStoreContract {

    Instant MADE = Instant.parse("2025-01-15T12:00:00.123456Z");
    UserId CLEO = new UserId("u-cleo");
    UserId DAVE = new UserId("u-dave");

    WebhookStore webhooks();

    AuditTrail audit();

    private static SignalWebhook webhook(String id, UserId user, Instant at) {
        String template = "{\"pair\":\"{{ticker}}\"}";
        return new SignalWebhook(id, user, "it's \"mine\" \uD83D\uDE00", "chart", template, at, null, null);
    }

    private static AuditEntry why(String act) {
        return new AuditEntry(MADE, new Actor("cleo", "192.0.2.1"), act, "w1", "");
    }

    private void add(String id, UserId user, Instant at) {
        webhooks().add(webhook(id, user, at), "hash-of-" + id, why("webhook.create"));
    }

    private long audited(String act) {
        return audit().page(Long.MAX_VALUE, 100, "", act).size();
    }

    @Test
    default void aWebhookComesBackAsItWasByTheHashOfItsSecret() {
        add("w1", CLEO, MADE);

        assertThat(webhooks().findByHash("hash-of-w1")).contains(webhook("w1", CLEO, MADE));
        assertThat(audited("webhook.create")).isEqualTo(1);
    }

    /** JSON may say half of a character, which no database keeps. */
    @Test
    default void aTemplateMayHaveWhatCannotBeKept() {
        SignalWebhook odd = webhook("w1", CLEO, MADE);
        webhooks()
                .add(
                        new SignalWebhook(
                                "w1", CLEO, odd.name(), odd.source(), "{\"notes\":\"\uD800\"}", MADE, null, null),
                        "hash-of-w1",
                        why("webhook.create"));

        assertThat(webhooks().findByHash("hash-of-w1")).isPresent();
    }

    @Test
    default void noOtherHashFindsOne() {
        add("w1", CLEO, MADE);

        assertThat(webhooks().findByHash("hash-of-w2")).isEmpty();
        assertThat(webhooks().findByHash("' or '1'='1")).isEmpty();
        assertThat(webhooks().findByHash("\0\uD800")).isEmpty();
        assertThat(webhooks().findByHash("")).isEmpty();
    }

    @Test
    default void aUsersOwnAreListedNewestFirstAndNoMoreThanAskedFor() {
        add("w1", CLEO, MADE);
        add("w2", CLEO, MADE.plusSeconds(1));
        add("w3", CLEO, MADE.plusSeconds(1));
        add("w4", DAVE, MADE);

        assertThat(webhooks().ofUser(CLEO, 10)).extracting(SignalWebhook::id).containsExactly("w3", "w2", "w1");
        assertThat(webhooks().ofUser(CLEO, 2)).extracting(SignalWebhook::id).containsExactly("w3", "w2");
        assertThat(webhooks().ofUser(new UserId("nobody"), 10)).isEmpty();
    }

    @Test
    default void oneThatIsRemovedIsFoundNoMoreAndThatIsAudited() {
        add("w1", CLEO, MADE);

        assertThat(webhooks().remove(CLEO, "w1", why("webhook.delete"))).isTrue();

        assertThat(webhooks().findByHash("hash-of-w1")).isEmpty();
        assertThat(webhooks().ofUser(CLEO, 10)).isEmpty();
        assertThat(audited("webhook.delete")).isEqualTo(1);
        assertThat(webhooks().remove(CLEO, "w1", why("webhook.delete"))).isFalse();
        assertThat(audited("webhook.delete")).isEqualTo(1);
    }

    @Test
    default void nobodyRemovesSomebodyElses() {
        add("w1", CLEO, MADE);

        assertThat(webhooks().remove(DAVE, "w1", why("webhook.delete"))).isFalse();

        assertThat(webhooks().findByHash("hash-of-w1")).isPresent();
        assertThat(audited("webhook.delete")).isZero();
    }

    @Test
    default void whatBecameOfItIsNoted() {
        add("w1", CLEO, MADE);
        Instant later = MADE.plus(Duration.ofMinutes(5));

        webhooks().used("w1", later);
        webhooks().refused("w1", "direction must be buy or sell");

        SignalWebhook noted = webhooks().findByHash("hash-of-w1").orElseThrow();
        assertThat(noted.lastUsedAt()).isEqualTo(later);
        assertThat(noted.lastProblem()).isEqualTo("direction must be buy or sell");
        webhooks().used("made-up", later);
        webhooks().refused("made-up", "nothing");
        assertThat(webhooks().ofUser(CLEO, 10)).containsExactly(noted);
    }

    @Test
    default void aProblemThatIsTooLongOrNotStorableIsKeptAsFarAsItGoes() {
        add("w1", CLEO, MADE);

        webhooks().refused("w1", "x".repeat(511) + "\uD83D\uDE00");

        String kept = webhooks().findByHash("hash-of-w1").orElseThrow().lastProblem();
        assertThat(kept).hasSize(512).startsWith("x".repeat(511));
    }
}
