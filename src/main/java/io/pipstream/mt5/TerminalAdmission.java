package io.pipstream.mt5;

import io.pipstream.access.Admission;
import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.DemoMode;
import io.pipstream.access.JwtAdmission;
import io.pipstream.access.Network;
import io.pipstream.access.RateLimits;
import io.pipstream.access.Tokens;
import io.pipstream.access.User;
import io.pipstream.access.UserName;
import io.pipstream.access.UserStore;
import io.pipstream.platform.Digests;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.zeromq.CurveServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who talks to a socket of the bridge, by the first of these that there is: a token of the user's; a key that the server
 * knows, where {@value #USER_SETTING} says whose programs have such keys; else, in demo mode, it is the demo's user, if the
 * client is on this machine. And how often each may ask. Thread-safe; methods may wait for the store.
 */
@ApplicationScoped
public class TerminalAdmission {

    static final String USER_SETTING = "pipstream.mt5.user";

    private static final Duration BURST = Duration.ofSeconds(2);
    private static final int LONGEST_TOKEN = 16_384;
    private static final int ID_DIGITS = 40;

    private final Admission admission;
    private final JwtAdmission jwts;
    private final DemoMode demo;
    private final UserStore users;
    private final Optional<UserName> user;
    private final RateLimits requests;
    private final RateLimits wrongOfAddress;

    /**
     * Where a message comes from.
     *
     * @param curve the keys of the server that it came to
     * @param key the client's public key, if it was admitted by it; else empty
     * @param address its IP address, as far as it is known; else empty
     */
    public record Peer(CurveServer curve, String key, String address) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TerminalAdmission() {
        this.admission = null;
        this.jwts = null;
        this.demo = null;
        this.users = null;
        this.user = null;
        this.requests = null;
        this.wrongOfAddress = null;
    }

    @Inject
    public TerminalAdmission(
            Admission admission,
            JwtAdmission jwts,
            DemoMode demo,
            UserStore users,
            Settings settings,
            NanoClock nanoClock) {
        this.admission = admission;
        this.jwts = jwts;
        this.demo = demo;
        this.users = users;
        this.user = user(settings);
        int perSecond = settings.number("pipstream.access.requests-per-second", 100, 1, 1_000_000);
        this.requests = new RateLimits((int) (perSecond * BURST.toSeconds()), BURST, nanoClock);
        this.wrongOfAddress = new RateLimits(
                settings.number("pipstream.access.wrong-credentials-per-address", 300, 1, 1_000_000),
                Duration.ofMinutes(5),
                nanoClock);
    }

    private static Optional<UserName> user(Settings settings) {
        String name = settings.text(USER_SETTING, "");
        Optional<UserName> user = UserName.parse(name);
        if (!name.isEmpty() && user.isEmpty()) {
            throw new SettingException(USER_SETTING, name, "must be a user's name");
        }
        return user;
    }

    /**
     * Counts the request.
     *
     * @param token null for none
     * @throws TerminalException {@code unauthenticated} or {@code rate_limited}
     */
    public Caller admit(Peer peer, @Nullable String token) {
        if (peer.curve().isOn() && !peer.curve().admits(peer.key())) {
            throw unauthenticated("This server hears clients whose key it knows, and nobody else.");
        }
        Caller caller = token == null ? withoutToken(peer) : byToken(peer, token);
        String whose = caller.credential().kind() == Credential.Kind.DEMO
                ? Network.of(peer.address())
                : caller.credential().id();
        requests.take(whose).ifPresent(wait -> {
            throw rateLimited(wait);
        });
        return caller;
    }

    private Caller byToken(Peer peer, String token) {
        String address = Network.of(peer.address());
        wrongOfAddress.look(address).ifPresent(wait -> {
            throw rateLimited(wait);
        });
        Optional<Caller> found = token.length() > LONGEST_TOKEN
                ? Optional.empty()
                : token.startsWith(Tokens.PREFIX)
                        ? admission.byToken(token, peer.address())
                        : jwts.byToken(token, peer.address());
        return found.orElseThrow(() -> {
            wrongOfAddress.take(address);
            return unauthenticated("The token does not work.");
        });
    }

    private Caller withoutToken(Peer peer) {
        Optional<Caller> byKey = peer.curve().isOn()
                ? user.flatMap(users::find).filter(User::enabled).map(known -> byKey(known, peer))
                : Optional.empty();
        return byKey.or(() -> Optional.of(demo.caller(peer.address())).filter(anybody -> admitsAnybody(peer)))
                .orElseThrow(() -> unauthenticated("This needs a token that works."));
    }

    private static Caller byKey(User user, Peer peer) {
        String id = "curve-" + Digests.sha256(peer.key()).substring(0, ID_DIGITS);
        return new Caller(
                user.id(),
                user.name().value(),
                user.scopes(),
                new Credential(Credential.Kind.TOKEN, id, null),
                peer.address());
    }

    private boolean admitsAnybody(Peer peer) {
        return demo.isOn() && (demo.isExposed() || isLoopback(peer.address()));
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    private static TerminalException unauthenticated(String sentence) {
        return new TerminalException("unauthenticated", sentence);
    }

    private static TerminalException rateLimited(Duration wait) {
        long millis = Math.max(1, wait.plusMillis(1).minusNanos(1).toMillis());
        return new TerminalException("rate_limited", "There were too many requests: wait " + millis + " ms.");
    }
}
