package io.pipstream.access.web;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word about a client is taken. Nobody else's is: what they say of themselves in {@code X-Forwarded-For},
 * {@code X-Forwarded-Proto} and {@code X-Forwarded-Host} counts for nothing. Immutable.
 */
@ApplicationScoped
public class Proxies {

    public static final String SETTING = "pipstream.web.proxies";

    /** Proxies in a row. */
    private static final int MOST_HOPS = 32;

    private final List<IpAddress> blocks;

    /** For the container's proxy only. */
    protected Proxies() {
        this.blocks = List.of();
    }

    /** @throws SettingException if one is neither an address nor a block */
    @Inject
    public Proxies(Settings settings) {
        this.blocks = settings.list(SETTING, "").stream().map(Proxies::block).toList();
    }

    /** Makes this bean at once: a setting that cannot be used ends the deployment. */
    void start(@Observes @Priority(DemoAtStart.FIRST) @Initialized(ApplicationScoped.class) Object started) {}

    private static IpAddress block(String text) {
        IpAddress block = IpAddress.parseBlock(text)
                .orElseThrow(() -> new SettingException(
                        SETTING, text, "must be addresses or blocks such as 10.0.0.0/8, separated by commas"));
        Integer bits = block.value().getPrefixLength();
        if (bits != null && bits == 0) {
            throw new SettingException(SETTING, text, "must not be everyone");
        }
        if (block.value().isIPv6() && block.value().toIPv6().isIPv4Mapped()) {
            throw new SettingException(SETTING, text, "must be written as a block of IPv4");
        }
        return block;
    }

    /** Who is on the other end of the request. */
    public Peer peer(HttpServletRequest request) {
        Optional<IpAddress> direct = IpAddress.parse(request.getRemoteAddr());
        if (direct.isEmpty() || !isProxy(direct.get())) {
            String address = direct.map(IpAddress::text).orElse(Peer.UNKNOWN);
            return peer(address, request.isSecure(), host(request));
        }
        String forwardedHost = first(request.getHeader("X-Forwarded-Host"));
        return peer(
                client(direct.get(), Collections.list(request.getHeaders("X-Forwarded-For")))
                        .text(),
                "https".equalsIgnoreCase(first(request.getHeader("X-Forwarded-Proto"))),
                forwardedHost == null ? host(request) : forwardedHost);
    }

    /** Whether the request comes from a proxy whose word is taken. */
    boolean areTrustedIn(HttpServletRequest request) {
        return IpAddress.parse(request.getRemoteAddr()).filter(this::isProxy).isPresent();
    }

    private static Peer peer(String address, boolean secure, String host) {
        String known = WebOrigin.of(secure ? "https" : "http", host)
                .map(WebOrigin::host)
                .orElse("");
        return new Peer(address, secure, known);
    }

    /** The header, which names the port; else what the server makes of the request. */
    private static String host(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host == null ? request.getServerName() + ":" + request.getServerPort() : host;
    }

    private boolean isProxy(IpAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /**
     * Each proxy adds at the right whom it got the request from, so all that is right of the first stranger was written by
     * proxies; what is left of it may be made up.
     */
    private IpAddress client(IpAddress direct, List<String> headers) {
        IpAddress known = direct;
        int hops = 0;
        for (int header = headers.size() - 1; header >= 0; header--) {
            String list = headers.get(header);
            int end = list.length();
            while (end >= 0) {
                int comma = end == 0 ? -1 : list.lastIndexOf(',', end - 1);
                Optional<IpAddress> next = IpAddress.parse(list.substring(comma + 1, end));
                hops++;
                if (next.isEmpty() || hops > MOST_HOPS) {
                    return known;
                }
                known = next.get();
                if (!isProxy(known)) {
                    return known;
                }
                end = comma;
            }
        }
        return known;
    }

    private static @Nullable String first(@Nullable String list) {
        if (list == null) {
            return null;
        }
        int comma = list.indexOf(',');
        return (comma < 0 ? list : list.substring(0, comma)).strip();
    }
}
