package io.pipstream.mt5.dwx;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.access.Grants;
import io.pipstream.access.UserStore;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instruments;
import io.pipstream.mt5.Bars;
import io.pipstream.mt5.Terminal;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Serving;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.zeromq.CurveDoor;
import io.pipstream.zeromq.CurveServer;
import io.pipstream.zeromq.ZmqAddress;
import io.pipstream.zeromq.ZmqContext;
import io.pipstream.zeromq.ZmqLoop;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Lets clients of the DWX connector trade one account, if the settings say so. Thread-safe. */
@ApplicationScoped
public class DwxBridge {

    private static final int AFTER_THE_ACCOUNTS = 2_000;
    private static final String ON = "pipstream.mt5.dwx";
    private static final String BIND = ON + ".bind";
    private static final String ACCOUNT = ON + ".account";

    private final Settings settings;
    private final Terminal terminal;
    private final Instruments instruments;
    private final QuoteBook book;
    private final Bars bars;
    private final ChangedQuotes changes;
    private final Grants grants;
    private final UserStore users;
    private final ZmqContext context;
    private final CurveDoor door;
    private final Executor executor;
    private final Clock clock;
    private final NanoClock nanoClock;
    private final MeterRegistry registry;
    private volatile @Nullable ZmqLoop loop;
    private volatile @Nullable DwxSockets sockets;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DwxBridge() {
        this.settings = null;
        this.terminal = null;
        this.instruments = null;
        this.book = null;
        this.bars = null;
        this.changes = null;
        this.grants = null;
        this.users = null;
        this.context = null;
        this.door = null;
        this.executor = null;
        this.clock = null;
        this.nanoClock = null;
        this.registry = null;
    }

    @Inject
    public DwxBridge(
            Settings settings,
            Terminal terminal,
            Instruments instruments,
            QuoteBook book,
            Bars bars,
            ChangedQuotes changes,
            Grants grants,
            UserStore users,
            ZmqContext context,
            CurveDoor door,
            @Serving ManagedExecutorService executor,
            Clock clock,
            NanoClock nanoClock,
            MeterRegistry registry) {
        this.settings = settings;
        this.terminal = terminal;
        this.instruments = instruments;
        this.book = book;
        this.bars = bars;
        this.changes = changes;
        this.grants = grants;
        this.users = users;
        this.context = context;
        this.door = door;
        this.executor = executor;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.registry = registry;
    }

    void start(@Observes @Priority(AFTER_THE_ACCOUNTS) @Initialized(ApplicationScoped.class) Object started) {
        start();
    }

    /** @throws SettingException if a setting will not do; nothing is bound then */
    void start() {
        if (!isOn()) {
            return;
        }
        CurveServer curve = CurveServer.read(settings, "pipstream.mt5.curve");
        List<ZmqAddress> addresses = List.of(
                address("push-port", 32_768, curve),
                address("pull-port", 32_769, curve),
                address("pub-port", 32_770, curve));
        AccountOwner owner = new AccountOwner(account(), grants, users);
        door.guard(curve);
        DwxSockets made = sockets(owner, addresses, curve);
        sockets = made;
        loop = context.start("mt5-dwx", made);
    }

    private boolean isOn() {
        String value = settings.text(ON, "off");
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new SettingException(ON, value, "must be on or off");
        };
    }

    /** By the names of the client's sockets: it pushes to the one and pulls from the other. */
    private ZmqAddress address(String port, int usual, CurveServer curve) {
        String bind = settings.text(BIND, "tcp://127.0.0.1");
        return ZmqAddress.parseToBind(BIND, bind + ":" + settings.number(ON + "." + port, usual, 0, 65_535), curve);
    }

    private AccountId account() {
        String name = settings.text(ACCOUNT, "");
        try {
            return new AccountId(name);
        } catch (IllegalArgumentException cannotBe) {
            throw new SettingException(ACCOUNT, name, "must be the name of the account that clients trade");
        }
    }

    private DwxSockets sockets(AccountOwner owner, List<ZmqAddress> addresses, CurveServer curve) {
        DwxMetrics metrics = new DwxMetrics(registry);
        Tracking tracking = new Tracking(instruments, changes);
        Tickets tickets = new Tickets(terminal);
        Duration deadline = settings.duration(
                "pipstream.mt5.deadline", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(1));
        return new DwxSockets(
                addresses,
                curve,
                new CommandQueue(executor, nanoClock, deadline, this::wake, metrics),
                new ReplyQueue(nanoClock, metrics),
                new PricePublisher(tracking, changes, book, bars, executor, nanoClock),
                new Questions(
                        owner,
                        new Opening(terminal, instruments, book),
                        new Modifying(terminal, tickets),
                        new Closing(terminal, tickets),
                        new Reading(terminal, clock),
                        new Candles(instruments, bars),
                        tracking),
                metrics);
    }

    private void wake() {
        ZmqLoop started = loop;
        if (started != null) {
            started.wake();
        }
    }

    /** Where it is bound; empty if it is off, or could not be bound in that time. */
    Optional<DwxPorts> awaitPorts(Duration longest) {
        ZmqLoop started = loop;
        DwxSockets made = sockets;
        return started != null && made != null && started.awaitOpen(longest)
                ? Optional.ofNullable(made.ports())
                : Optional.empty();
    }

    void stop(@Observes @Priority(Shutdown.SESSIONS) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        stop();
    }

    /** No command begins any more; what is under way is recorded, and nobody hears of it. */
    void stop() {
        ZmqLoop started = loop;
        if (started != null) {
            started.stop();
        }
    }
}
