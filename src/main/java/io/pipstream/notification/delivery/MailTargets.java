package io.pipstream.notification.delivery;

import io.pipstream.notification.Medium;
import io.pipstream.notification.TargetCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Where mails can go: to any address of the bare form, if there is a mail server. */
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
        if (medium != Medium.EMAIL) {
            return Optional.empty();
        }
        return carriers.media().contains(Medium.EMAIL)
                ? MailAddress.flaw(target)
                : Optional.of("cannot be used: this server sends no e-mail");
    }
}
