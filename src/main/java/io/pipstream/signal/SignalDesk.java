package io.pipstream.signal;

import io.pipstream.access.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Takes signals in: records them, then rings for those who announce and execute them. */
@ApplicationScoped
public class SignalDesk implements SignalIntake {

    private final SignalStore store;
    private final Iterable<SignalBell> bells;
    private final Clock clock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SignalDesk() {
        this.store = null;
        this.bells = List.of();
        this.clock = null;
    }

    @Inject
    public SignalDesk(SignalStore store, Instance<SignalBell> bells, Clock clock) {
        this(store, bells.stream().toList(), clock);
    }

    public SignalDesk(SignalStore store, Iterable<SignalBell> bells, Clock clock) {
        this.store = store;
        this.bells = bells;
        this.clock = clock;
    }

    /** Bells ring only after the ledger has the signals; repetitions ring none. */
    @Override
    public List<SignalReceipt> take(List<Signal> signals, UserId sender)
            throws SourceTakenException, SignalIdReusedException {
        List<SignalReceipt> receipts = store.record(signals, sender, clock.instant());
        if (!receipts.stream().allMatch(SignalReceipt::isRepetition)) {
            bells.forEach(SignalBell::rung);
        }
        return receipts;
    }
}
