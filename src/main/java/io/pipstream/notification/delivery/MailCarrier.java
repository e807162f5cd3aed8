package io.pipstream.notification.delivery;

import io.pipstream.notification.Channel;
import io.pipstream.notification.EmailAddress;
import io.pipstream.platform.NanoClock;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives parcels to the mail server, one connection for each. */
final class MailCarrier implements Carrier {

    private static final Logger LOG = System.getLogger(MailCarrier.class.getName());
    private static final String LATE = "no answer of the mail server in time";
    private static final Pattern REPLY = Pattern.compile("(?s)([45])[0-9]{2}[ -].*");

    private final MailSettings settings;
    private final Duration within;
    private final ScheduledExecutorService scheduler;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final Properties more;

    /** @param within from the first step to the server's word that it has it */
    MailCarrier(
            MailSettings settings,
            Duration within,
            ScheduledExecutorService scheduler,
            Clock clock,
            NanoClock nanoClock) {
        this(settings, within, scheduler, clock, nanoClock, new Properties());
    }

    /** @param more properties of Jakarta Mail */
    MailCarrier(
            MailSettings settings,
            Duration within,
            ScheduledExecutorService scheduler,
            Clock clock,
            NanoClock nanoClock,
            Properties more) {
        this.settings = settings;
        this.within = within;
        this.scheduler = scheduler;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.more = more;
    }

    @Override
    public Outcome deliver(Channel channel, Parcel parcel) {
        if (EmailAddress.flaw(channel.target()).isPresent()) {
            return Outcome.impossible("the channel's address cannot be used");
        }
        try (Deadline deadline = new Deadline(within, scheduler, nanoClock)) {
            return send(channel, parcel, deadline);
        }
    }

    private Outcome send(Channel channel, Parcel parcel, Deadline deadline) {
        Session session = Session.getInstance(properties(deadline));
        try (Transport transport = session.getTransport("smtp")) {
            Message mail = new PlainMail(
                    session, settings, channel.target(), MailText.of(parcel), parcel.id(), clock.instant());
            transport.connect(settings.host(), settings.port(), orNull(settings.user()), orNull(settings.password()));
            Outcome outcome = sent(transport, mail, deadline);
            leave(transport);
            return outcome;
        } catch (AuthenticationFailedException refused) {
            return down("the mail server does not take our user and password", refused);
        } catch (MessagingException | IOException lost) {
            return down(deadline.isOver() ? LATE : "no connection to the mail server", lost);
        }
    }

    /** What it decided stands, whatever becomes of the goodbye. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            LOG.log(Level.DEBUG, "The mail server was gone before the end", gone);
        }
    }

    private Outcome down(String problem, Exception cause) {
        String told = String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        LOG.log(Level.WARNING, "Mails wait, because of {0}: {1} ({2})", settings, problem, told);
        return Outcome.down(problem);
    }

    /** A server that let us in and is silent then may be so because of the address: others' mails go on. */
    private static Outcome sent(Transport transport, Message mail, Deadline deadline) {
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return Outcome.sent();
        } catch (SendFailedException refused) {
            return judged(refused);
        } catch (MessagingException lost) {
            return Outcome.failed(deadline.isOver() ? LATE : "the connection to the mail server broke");
        }
    }

    /** An address that the server calls invalid will not become another; all else it may think better of. */
    private static Outcome judged(SendFailedException refused) {
        Address[] invalid = refused.getInvalidAddresses();
        if (invalid != null && invalid.length > 0) {
            return Outcome.impossible("the mail server refuses the address");
        }
        return firstDigit(refused).orElse("4").equals("5")
                ? Outcome.refused("the mail server refuses the mail")
                : Outcome.failed("the mail server does not take the mail now");
    }

    /** Of the server's reply, which is the exception's message; what else it says may hold the address. */
    private static Optional<String> firstDigit(SendFailedException refused) {
        Matcher reply = REPLY.matcher(String.valueOf(refused.getMessage()));
        return reply.matches() ? Optional.of(reply.group(1)) : Optional.empty();
    }

    private Properties properties(Deadline deadline) {
        String millis = Long.toString(within.toMillis());
        Properties properties = new Properties();
        properties.putAll(more);
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        // no timeout for writing, for which each connection would get a thread of its own: the deadline ends that, too
        properties.put("mail.smtp.socketFactory", new WatchedSockets(deadline));
        properties.setProperty("mail.smtp.socketFactory.fallback", "false"); // to sockets that no deadline ends
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.setProperty("mail.smtp.from", settings.from());
        properties.setProperty("mail.smtp.localhost", settings.domain());
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.enable", is(MailSettings.Security.TLS));
        properties.setProperty("mail.smtp.starttls.enable", is(MailSettings.Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", is(MailSettings.Security.STARTTLS));
        return properties;
    }

    private String is(MailSettings.Security security) {
        return Boolean.toString(settings.security() == security);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
