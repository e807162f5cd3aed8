package io.pipstream.feed.mt5;

import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.FeedChoice;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.pricing.CandleArchive;
import io.pipstream.pricing.CandleArchives;
import io.pipstream.zeromq.ZmqContext;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** The bars of those terminals that are feeds. Each is asked over a line of its own, so that no price waits for bars. Thread-safe. */
@ApplicationScoped
public class TerminalArchives implements CandleArchives {

    private final Map<String, TerminalChoice> terminals;
    private final ZmqContext context;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Executor blocking;
    private final Map<String, Opened> openedBySource = new HashMap<>(); // guarded by this
    private boolean closed; // guarded by this

    private record Opened(TerminalLine line, CandleArchive archive) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TerminalArchives() {
        this.terminals = Map.of();
        this.context = null;
        this.clock = null;
        this.scheduler = null;
        this.blocking = null;
    }

    @Inject
    public TerminalArchives(
            Instruments instruments,
            Settings settings,
            Clock clock,
            ManagedScheduledExecutorService scheduler,
            @Blocking ManagedExecutorService blocking,
            ZmqContext context) {
        this(instruments, settings, clock, scheduler, (Executor) blocking, context);
    }

    TerminalArchives(
            Instruments instruments,
            Settings settings,
            Clock clock,
            ScheduledExecutorService scheduler,
            Executor blocking,
            ZmqContext context) {
        this.terminals = settings.flag("pipstream.pricing.history", true) ? terminals(instruments, settings) : Map.of();
        this.context = context;
        this.clock = clock;
        this.scheduler = scheduler;
        this.blocking = blocking;
    }

    @Override
    public Optional<CandleArchive> of(String source) {
        TerminalChoice terminal = terminals.get(source);
        if (terminal == null) {
            return Optional.empty();
        }
        synchronized (this) {
            return closed
                    ? Optional.empty()
                    : Optional.of(openedBySource
                            .computeIfAbsent(source, name -> open(terminal))
                            .archive());
        }
    }

    private Opened open(TerminalChoice terminal) {
        TerminalLine line = new ZmqLine(terminal.source() + " bars", terminal, context, scheduler, () -> {});
        return new Opened(line, new TerminalHistory(terminal, line, clock, blocking));
    }

    private static Map<String, TerminalChoice> terminals(Instruments instruments, Settings settings) {
        Map<String, TerminalChoice> terminals = new HashMap<>();
        for (FeedChoice choice : FeedChoice.parse(settings.text(FeedChoice.SETTING, "simulated"))) {
            if (choice.kind().equals(TerminalChoice.KIND)) {
                TerminalChoice terminal = TerminalChoice.of(choice, instruments, settings);
                terminals.put(terminal.source(), terminal);
            }
        }
        return Map.copyOf(terminals);
    }

    /** Before the threads end that its lines work on. */
    void applicationEnds(@Observes @Priority(Shutdown.FEEDS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        close();
    }

    @PreDestroy
    void close() {
        List<Opened> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(openedBySource.values());
            openedBySource.clear();
        }
        all.forEach(opened -> opened.line().close());
    }
}
