package io.pipstream.access.web;

import io.pipstream.access.DemoMode;
import io.pipstream.platform.SettingException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Does not let a demo start where others reach it, unless the settings say that this is meant. Where a server does not tell
 * what it listens on, {@link DemoGuard} is left, which looks at every request.
 */
@ApplicationScoped
public class DemoAtStart {

    private static final Logger LOG = System.getLogger(DemoAtStart.class.getName());

    /** Before the ledger opens. */
    static final int FIRST = 10;

    private final DemoMode demo;
    private final List<Listeners> servers;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DemoAtStart() {
        this.demo = null;
        this.servers = List.of();
    }

    @Inject
    public DemoAtStart(DemoMode demo) {
        this(demo, List.of(new WildFlyListeners(), new PayaraListeners()));
    }

    DemoAtStart(DemoMode demo, List<Listeners> servers) {
        this.demo = demo;
        this.servers = servers;
    }

    /** Whatever is thrown here ends the deployment. */
    void start(@Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object started) {
        check();
    }

    /** @throws SettingException if the demo would be open to others */
    void check() {
        if (!demo.isOn() || demo.isExposed()) {
            return;
        }
        Optional<Set<String>> addresses = servers.stream()
                .map(Listeners::addresses)
                .flatMap(Optional::stream)
                .findFirst();
        if (addresses.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "A demo without log-in, on a server that does not tell where it listens: requests from elsewhere than"
                            + " this machine are refused one by one. Let it listen on 127.0.0.1 only");
            return;
        }
        Set<String> open = new TreeSet<>(
                addresses.get().stream().filter(DemoAtStart::isOpen).toList());
        if (!open.isEmpty()) {
            throw new SettingException(
                    DemoMode.SETTING,
                    "true",
                    "this server listens on %s, and a demo lets everyone in who reaches it. Let it listen on 127.0.0.1 only, or set %s=false, or %s=true if everyone is meant to"
                            .formatted(String.join(", ", open), DemoMode.SETTING, DemoMode.EXPOSED_SETTING));
        }
    }

    /** A name may stand for several addresses. */
    private static boolean isOpen(String address) {
        try {
            return !Stream.of(InetAddress.getAllByName(address)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException nobodyKnowsIt) {
            return true;
        }
    }
}
