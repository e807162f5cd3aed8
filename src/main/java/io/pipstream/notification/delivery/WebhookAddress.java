package io.pipstream.notification.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a webhook is, as its user wrote it. Its text may hold a secret, so it is in no log; {@link #toString} tells the host
 * alone. Immutable.
 *
 * @param host a name or a literal address, an IPv6 one without brackets
 * @param port 1 to 65,535
 * @param target path and query, as a request names them
 */
public record WebhookAddress(Security security, String host, int port, String target) {

    /** Of its connection. */
    public enum Security {
        NONE(80),
        TLS(443);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    public static final int LONGEST = 2_000;

    private static final int LAST_PORT = 65_535;

    /** @throws IllegalArgumentException if it is no address that can be posted to; the message says what is wrong with it */
    public static WebhookAddress of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("must be at most 2,000 characters long");
        }
        URI address = uri(text);
        String host = address.getHost();
        if (host == null || host.isEmpty()) {
            throw new IllegalArgumentException("must name a host, in its ASCII form");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must not contain a user or password");
        }
        if (address.getRawFragment() != null) {
            throw new IllegalArgumentException("must not contain a fragment (#)");
        }
        Security security = security(address);
        return new WebhookAddress(security, bare(host), port(address, security), target(address));
    }

    private static URI uri(String text) {
        if (!text.chars().allMatch(sign -> sign > ' ' && sign < '\u007f')) {
            throw new IllegalArgumentException("must be ASCII without spaces, with anything else encoded");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException notOne) {
            throw new IllegalArgumentException("must be an address such as https://example.com/hook", notOne);
        }
    }

    private static Security security(URI address) {
        return switch (String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT)) {
            case "https" -> Security.TLS;
            case "http" -> Security.NONE;
            default -> throw new IllegalArgumentException("must begin with https:// or http://");
        };
    }

    private static int port(URI address, Security security) {
        int port = address.getPort() < 0 ? security.port : address.getPort();
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("must have a port from 1 to 65535");
        }
        return port;
    }

    private static String target(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    /** Without the brackets and the zone of IPv6. */
    private static String bare(String host) {
        if (!host.startsWith("[")) {
            return host.toLowerCase(Locale.ROOT);
        }
        if (host.contains("%")) {
            throw new IllegalArgumentException("must not name a zone of this machine");
        }
        return host.substring(1, host.length() - 1);
    }

    /** As a request says whom it is for: with the port, unless it is the usual one. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == security.port ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return host;
    }
}
