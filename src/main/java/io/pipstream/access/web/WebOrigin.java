package io.pipstream.access.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page comes from, as browsers name it: scheme, host and port and nothing else. In small letters, without the port that
 * the scheme has anyway. Immutable.
 */
record WebOrigin(String scheme, String host) {

    /** A host name has 253 characters at most. */
    private static final int LONGEST = 300;

    private static final int LAST_PORT = 65_535;

    /** Nothing outside of ASCII: some letters of Unicode become one of ASCII where they are made small. */
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?");

    /** Empty for {@code null}, which is what browsers say of a page without an origin, and for all that is none. */
    static Optional<WebOrigin> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        int end = text.indexOf("://");
        return end < 0 ? Optional.empty() : of(text.substring(0, end), text.substring(end + "://".length()));
    }

    /** @param host with its port, if it has one */
    static Optional<WebOrigin> of(String scheme, @Nullable String host) {
        boolean encrypted = scheme.equalsIgnoreCase("https");
        if (host == null || host.length() > LONGEST || !(encrypted || scheme.equalsIgnoreCase("http"))) {
            return Optional.empty();
        }
        Matcher matcher = HOST.matcher(host);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        String port = matcher.group(2);
        int number = port == null ? defaultPort(encrypted) : Integer.parseInt(port);
        if (number < 1 || number > LAST_PORT) {
            return Optional.empty();
        }
        return Optional.of(new WebOrigin(
                encrypted ? "https" : "http", number == defaultPort(encrypted) ? name : name + ":" + number));
    }

    private static int defaultPort(boolean encrypted) {
        return encrypted ? 443 : 80;
    }

    /** The host without its port. */
    String hostName() {
        return host.replaceFirst(":[0-9]+$", "");
    }

    /** {@code https://chart.example:8443}. */
    @Override
    public String toString() {
        return scheme + "://" + host;
    }
}
