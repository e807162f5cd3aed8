package io.pipstream.notification.delivery;

import io.pipstream.notification.Medium;
import io.pipstream.notification.TargetCheck;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * How far webhooks reach: to the public internet, and not to what is behind this server's door, unless a setting says so. All
 * addresses of a host are looked at, when a channel is made and before each delivery, which then connects to one of those it
 * looked at: a name that leads elsewhere the next time gains nothing. Thread-safe.
 */
@ApplicationScoped
public class Reach implements TargetCheck {

    /** The same for a host that nobody knows: what names lead to here is nobody else's business. */
    private static final String FLAW = "must be at a host that is known and has public addresses only";

    private final Names names;
    private final boolean isUnlimited;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Reach() {
        this.names = null;
        this.isUnlimited = false;
    }

    @Inject
    public Reach(Settings settings) {
        this(Names.ofTheMachine(), settings);
    }

    Reach(Names names, Settings settings) {
        this.names = names;
        this.isUnlimited = settings.flag("pipstream.notifications.private-webhooks", false);
    }

    @Override
    public Optional<String> flaw(Medium medium, String target) {
        if (medium != Medium.WEBHOOK) {
            return Optional.empty();
        }
        try {
            addresses(WebhookAddress.of(target).host());
            return Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.of(String.valueOf(noAddress.getMessage()));
        } catch (IOException outOfReach) {
            return Optional.of(FLAW);
        }
    }

    /**
     * Where the host is, now.
     *
     * @throws NotPublicException if one of its addresses is out of reach
     */
    List<InetAddress> addresses(String host) throws IOException {
        List<InetAddress> addresses = names.addresses(host);
        if (!isUnlimited && !addresses.stream().allMatch(PublicAddresses::contain)) {
            throw new NotPublicException();
        }
        return addresses;
    }
}
