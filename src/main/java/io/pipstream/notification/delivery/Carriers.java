package io.pipstream.notification.delivery;

import io.pipstream.notification.Channel;
import io.pipstream.notification.Medium;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.ssl.SSLContexts;

/** Whoever takes parcels to receivers: to webhooks, and to mailboxes if there is a mail server. Thread-safe. */
@ApplicationScoped
public class Carriers {

    /** For a webhook, from the first step to the answer. */
    static final Duration WEBHOOK_DEADLINE = Duration.ofSeconds(10);

    /** For a mail: a server that looks for spam before it says yes takes its time, and a mail sent again is there twice. */
    static final Duration MAIL_DEADLINE = Duration.ofSeconds(30);

    private final Map<Medium, Carrier> byMedium = new EnumMap<>(Medium.class);

    /** For the container's proxy only. */
    protected Carriers() {}

    @Inject
    public Carriers(
            Settings settings,
            Reach reach,
            ManagedScheduledExecutorService scheduler,
            Clock clock,
            NanoClock nanoClock) {
        HttpPost post = new HttpPost(SSLContexts.createSystemDefault());
        byMedium.put(Medium.WEBHOOK, new WebhookCarrier(reach, post, WEBHOOK_DEADLINE, scheduler, clock, nanoClock));
        MailSettings.of(settings)
                .ifPresent(mail ->
                        byMedium.put(Medium.EMAIL, new MailCarrier(mail, MAIL_DEADLINE, scheduler, clock, nanoClock)));
    }

    Carriers(Map<Medium, Carrier> byMedium) {
        this.byMedium.putAll(byMedium);
    }

    /** Those that something can be taken to. */
    Set<Medium> media() {
        return Set.copyOf(byMedium.keySet());
    }

    /** @throws IllegalArgumentException if the channel's medium is none of {@link #media} */
    Outcome deliver(Channel channel, Parcel parcel) {
        Carrier carrier = byMedium.get(channel.medium());
        if (carrier == null) {
            throw new IllegalArgumentException("Nobody delivers to a " + channel);
        }
        return carrier.deliver(channel, parcel);
    }
}
