package io.pipstream.notification.delivery;

import io.pipstream.notification.Channel;
import io.pipstream.platform.NanoClock;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.core5.http.HttpResponse;

/**
 * Posts parcels to webhooks, signed.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
final class WebhookCarrier implements Carrier {

    private final Reach reach;
    private final HttpPost post;
    private final Duration within;
    private final ScheduledExecutorService scheduler;
    private final Clock clock;
    private final NanoClock nanoClock;

    /** @param within from the first step to the answer */
    WebhookCarrier(
            Reach reach,
            HttpPost post,
            Duration within,
            ScheduledExecutorService scheduler,
            Clock clock,
            NanoClock nanoClock) {
        this.reach = reach;
        this.post = post;
        this.within = within;
        this.scheduler = scheduler;
        this.clock = clock;
        this.nanoClock = nanoClock;
    }

    @Override
    public Outcome deliver(Channel channel, Parcel parcel) {
        WebhookAddress address;
        WebhookSecret secret;
        try {
            address = WebhookAddress.of(channel.target());
            secret = WebhookSecret.of(channel.secret());
        } catch (IllegalArgumentException unusable) {
            return Outcome.impossible("the channel's address or secret cannot be used");
        }
        byte[] body = WebhookBody.of(parcel);
        try (Deadline deadline = new Deadline(within, scheduler, nanoClock)) {
            return outcome(address, headers(secret, parcel, body), body, deadline);
        }
    }

    private Outcome outcome(WebhookAddress address, Map<String, String> headers, byte[] body, Deadline deadline) {
        try {
            HttpResponse answer = post.send(address, reach.addresses(address.host()), headers, body, deadline);
            return judged(answer);
        } catch (NotPublicException | UnknownHostException outOfReach) {
            // the same for both, or names of the network's inside could be tried out
            return Outcome.failed("the host is not known, or not public");
        } catch (IOException lost) {
            return Outcome.failed(Lost.reason(lost, deadline));
        }
    }

    private Map<String, String> headers(WebhookSecret secret, Parcel parcel, byte[] body) {
        long second = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Pipstream");
        headers.put("webhook-id", parcel.id());
        headers.put("webhook-timestamp", Long.toString(second));
        headers.put("webhook-signature", secret.sign(parcel.id(), second, body));
        return headers;
    }

    /** A receiver that is overloaded, slow or broken is tried for long; one that says no may only be set up wrongly. */
    private static Outcome judged(HttpResponse answer) {
        int status = answer.getCode();
        if (status / 100 == 2) {
            return Outcome.sent();
        }
        String problem = "answered " + status;
        if (status == 410) {
            return Outcome.gone(problem);
        }
        boolean mayPass = status / 100 == 5 || status == 408 || status == 425 || status == 429;
        Outcome outcome = mayPass ? Outcome.failed(problem) : Outcome.refused(problem);
        return outcome.after(RetryAfter.of(answer));
    }
}
