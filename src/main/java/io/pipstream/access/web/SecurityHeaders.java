package io.pipstream.access.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells browsers to run nothing but this server's own files, to show its pages in nobody's frame and its answers to nobody's
 * pages, and to ask for none of the machine's senses. Tells everyone to ask again: prices are old at once, and the page's files
 * change with every release (their ETag spares the transfer). The first filter, as {@code web.xml} has it.
 */
public class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String SENSES = Stream.of(
                    "accelerometer",
                    "autoplay",
                    "camera",
                    "clipboard-read",
                    "display-capture",
                    "encrypted-media",
                    "fullscreen",
                    "geolocation",
                    "gyroscope",
                    "hid",
                    "magnetometer",
                    "microphone",
                    "midi",
                    "payment",
                    "picture-in-picture",
                    "publickey-credentials-get",
                    "screen-wake-lock",
                    "serial",
                    "usb",
                    "xr-spatial-tracking")
            .map(sense -> sense + "=()")
            .collect(Collectors.joining(", "));

    private static final String ONE_YEAR = "max-age=31536000";

    @Inject
    transient Proxies proxies;

    @Inject
    transient Origins origins;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            boolean api = RequestPath.isApi(request);
            boolean shared = api && origins.isListed(request.getHeader("Origin"));
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            response.setHeader("Cross-Origin-Resource-Policy", shared ? "cross-origin" : "same-origin");
            response.setHeader("Permissions-Policy", SENSES);
            response.setHeader("Referrer-Policy", "same-origin");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", api || RequestPath.isHealth(request) ? "no-store" : "no-cache");
            if (proxies.peer(request).secure()) {
                response.setHeader("Strict-Transport-Security", ONE_YEAR);
            }
        }
        chain.doFilter(request, response);
    }
}
