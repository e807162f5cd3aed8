package io.pipstream.notification.delivery;

import io.pipstream.notification.EmailAddress;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server that takes our mails, and in whose name they are.
 *
 * @param user empty if it takes mails without one
 * @param from one address
 */
record MailSettings(String host, int port, Security security, String user, String password, String from) {

    /** Of the connection. */
    enum Security {
        /** It begins in the clear; a server that does not change to TLS then is told nothing. */
        STARTTLS(587),
        /** From the first byte on. */
        TLS(465),
        /** None; for a server on this machine. */
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    private static final String SECURITY = "pipstream.mail.security";
    private static final String USER = "pipstream.mail.user";
    private static final String FROM = "pipstream.mail.from";

    /**
     * Empty if no host is set: then no mail is sent.
     *
     * @throws SettingException if one of them cannot be used
     */
    static Optional<MailSettings> of(Settings settings) {
        String host = settings.text("pipstream.mail.host", "");
        if (host.isEmpty()) {
            return Optional.empty();
        }
        Security security = security(settings);
        String user = settings.text(USER, "");
        String password = settings.secret("pipstream.mail.password").orElse("");
        if (user.isEmpty() != password.isEmpty()) {
            throw new SettingException(USER, user, "needs pipstream.mail.password, and the other way round");
        }
        if (!user.isEmpty() && security == Security.NONE && !isThisMachine(host)) {
            throw new SettingException(SECURITY, "none", "would tell the password to everybody on the way to " + host);
        }
        return Optional.of(new MailSettings(
                host,
                settings.number("pipstream.mail.port", security.port, 1, 65_535),
                security,
                user,
                password,
                from(settings)));
    }

    private static Security security(Settings settings) {
        String text = settings.text(SECURITY, "starttls");
        return Stream.of(Security.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new SettingException(SECURITY, text, "must be starttls, tls or none"));
    }

    private static String from(Settings settings) {
        String from = settings.text(FROM, "");
        if (EmailAddress.flaw(from).isPresent()) {
            throw new SettingException(FROM, from, "must be an address such as pipstream@example.com");
        }
        return from;
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** What follows the @ of the sender's address. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
