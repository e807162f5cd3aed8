package io.pipstream.signal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.Caller;
import io.pipstream.access.DemoMode;
import io.pipstream.access.RateLimits;
import io.pipstream.access.Scope;
import io.pipstream.access.User;
import io.pipstream.access.UserId;
import io.pipstream.access.UserStore;
import io.pipstream.platform.Digests;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Nonces;
import io.pipstream.platform.Settings;
import io.pipstream.signal.SignalWebhook;
import io.pipstream.signal.WebhookStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Addresses that take signals from elsewhere: each shown once, named, and taken back when its user says so. */
@ApplicationScoped
public class Webhooks {

    /** What every secret begins with, so that people and programs that search for leaked ones know one. */
    public static final String PREFIX = "psw_";

    static final int MOST = 20;
    private static final int LONGEST_NAME = 64;
    private static final int DEFAULT_ALERTS = 120;
    private static final int MOST_ALERTS = 100_000;
    private static final Duration NOTED_AFTER = Duration.ofMinutes(1);

    private final WebhookStore store;
    private final UserStore users;
    private final DemoMode demo;
    private final Nonces nonces;
    private final Clock clock;
    private final RateLimits alerts;

    /** A new webhook; the secret is told once and kept nowhere. */
    public record Issued(String secret, SignalWebhook webhook) {

        /** Tells no secret. */
        @Override
        public String toString() {
            return "webhook " + webhook.id();
        }
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Webhooks() {
        this.store = null;
        this.users = null;
        this.demo = null;
        this.nonces = null;
        this.clock = null;
        this.alerts = null;
    }

    @Inject
    public Webhooks(
            WebhookStore store,
            UserStore users,
            DemoMode demo,
            Settings settings,
            Nonces nonces,
            Clock clock,
            NanoClock nanoClock) {
        this.store = store;
        this.users = users;
        this.demo = demo;
        this.nonces = nonces;
        this.clock = clock;
        this.alerts = new RateLimits(
                settings.number("pipstream.signals.webhook-requests-per-minute", DEFAULT_ALERTS, 1, MOST_ALERTS),
                Duration.ofMinutes(1),
                nanoClock);
    }

    /** @throws InvalidWebhookException if one of these will not do, or the user has too many */
    public Issued create(Caller caller, String name, String source, JsonNode template) throws InvalidWebhookException {
        requirePrintable("name", name);
        requirePrintable("source", source);
        AlertTemplate.of(template);
        if (ofUser(caller.user()).size() >= MOST) {
            throw tooMany();
        }
        String secret = PREFIX + nonces.secret();
        SignalWebhook webhook = new SignalWebhook(
                nonces.id(), caller.user(), name, source, template.toString(), clock.instant(), null, null);
        store.add(webhook, Digests.sha256(secret), entry(caller, "webhook.create", webhook.id(), source + ", " + name));
        if (store.ofUser(caller.user(), MOST + 1).size() > MOST) {
            delete(caller, webhook.id()); // another was made at the same time
            throw tooMany();
        }
        return new Issued(secret, webhook);
    }

    private static void requirePrintable(String field, String text) throws InvalidWebhookException {
        if (text.isBlank()
                || text.length() > LONGEST_NAME
                || text.codePoints()
                        .anyMatch(each ->
                                Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE)) {
            throw new InvalidWebhookException(
                    field, "must be a text of 1 to " + LONGEST_NAME + " printable characters");
        }
    }

    private static InvalidWebhookException tooMany() {
        return new InvalidWebhookException("name", "cannot be given: you have " + MOST + " webhooks, delete one first");
    }

    /** Newest first. */
    public List<SignalWebhook> ofUser(UserId user) {
        return store.ofUser(user, MOST);
    }

    /** Empty if the user has none of that id. */
    public Optional<SignalWebhook> find(UserId user, String id) {
        return ofUser(user).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** @return false if the caller has no such webhook */
    public boolean delete(Caller caller, String id) {
        return store.remove(caller.user(), id, entry(caller, "webhook.delete", id, ""));
    }

    private AuditEntry entry(Caller caller, String act, String id, String detail) {
        return new AuditEntry(clock.instant(), caller.actor(), act, id, detail);
    }

    /**
     * The webhook of that secret. Empty if there is none, or if its user may not give signals any more.
     *
     * @param caller whom else the request shows: the demo's webhooks are for whoever is admitted as the demo's user
     */
    public Optional<SignalWebhook> bySecret(String secret, Optional<Caller> caller) {
        return store.findByHash(Digests.sha256(secret)).filter(found -> mayFeed(found.user(), caller));
    }

    private boolean mayFeed(UserId user, Optional<Caller> caller) {
        return user.equals(UserId.DEMO)
                ? demo.isOn()
                        && caller.map(Caller::user).filter(UserId.DEMO::equals).isPresent()
                : users.find(user)
                        .filter(User::enabled)
                        .filter(found -> found.scopes().contains(Scope.FEED))
                        .isPresent();
    }

    /** Counts a request. Empty if it may be made, else how long until one may. */
    public Optional<Duration> count(SignalWebhook webhook) {
        return alerts.take(webhook.id());
    }

    /** Notes that it is used, once a minute. */
    public void noteUse(SignalWebhook webhook) {
        Instant now = clock.instant();
        Instant last = webhook.lastUsedAt();
        if (last == null || Duration.between(last, now).compareTo(NOTED_AFTER) > 0) {
            store.used(webhook.id(), now);
        }
    }

    /** Notes why an alert was refused, with the time; the same within a minute once. */
    public void noteProblem(SignalWebhook webhook, String sentence) {
        String minute = clock.instant().truncatedTo(ChronoUnit.MINUTES).toString();
        String problem = minute + ": " + sentence;
        String kept = problem.substring(0, Math.min(problem.length(), SignalWebhook.LONGEST_PROBLEM));
        if (!kept.equals(webhook.lastProblem())) {
            store.refused(webhook.id(), kept);
        }
    }
}
