package io.pipstream.notification.delivery;

import io.pipstream.notification.Medium;
import io.pipstream.notification.TargetCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Where mails can go: to any address, if there is a mail server. */
@ApplicationScoped
public class MailTargets implements TargetCheck {

    private final Carriers carriers;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected MailTargets() {
        this.carriers = null;
    }

    @Inject
    public MailTargets(Carriers carriers) {
        this.carriers = carriers;
    }

    @Override
    public Optional<String> flaw(Medium medium, String target) {
        return medium != Medium.EMAIL || carriers.media().contains(Medium.EMAIL)
                ? Optional.empty()
                : Optional.of("cannot be used: this server sends no e-mail");
    }
}
