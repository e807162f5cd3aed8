package io.pipstream.signal.webhook;

import io.pipstream.access.UserId;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalHistory;
import io.pipstream.signal.SignalIdReusedException;
import io.pipstream.signal.SignalIntake;
import io.pipstream.signal.SignalReceipt;
import io.pipstream.signal.SourceTakenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Hands in the signals of alerts. One whose id is made of its content has come before if there is one of that id, even if the
 * price that it was given for its entry was another then.
 */
@ApplicationScoped
public class WebhookIntake {

    private final SignalIntake intake;
    private final SignalHistory history;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected WebhookIntake() {
        this.intake = null;
        this.history = null;
    }

    @Inject
    public WebhookIntake(SignalIntake intake, SignalHistory history) {
        this.intake = intake;
        this.history = history;
    }

    /**
     * Records all that did not come before, in this order, or none. Waits for the ledger.
     *
     * @throws SourceTakenException if another user gives signals in the name of one's source
     * @throws SignalIdReusedException if one has an id of its own under which its source gave another signal
     */
    public List<SignalReceipt> take(List<Signal> signals, UserId sender)
            throws SourceTakenException, SignalIdReusedException {
        try {
            return takeNew(signals, sender);
        } catch (SignalIdReusedException meanwhile) {
            return takeNew(signals, sender); // the same alert may have come twice at the same moment
        }
    }

    private List<SignalReceipt> takeNew(List<Signal> signals, UserId sender)
            throws SourceTakenException, SignalIdReusedException {
        Map<String, RecordedSignal> known = new HashMap<>();
        List<Signal> fresh = new ArrayList<>();
        for (Signal signal : signals) {
            if (signal.id().startsWith(AlertReader.ID_PREFIX)) {
                history.find(signal.source(), signal.id()).ifPresent(before -> known.put(signal.id(), before));
            }
            if (!known.containsKey(signal.id())) {
                fresh.add(signal);
            }
        }
        Iterator<SignalReceipt> taken = fresh.isEmpty()
                ? List.<SignalReceipt>of().iterator()
                : intake.take(fresh, sender).iterator();
        List<SignalReceipt> receipts = new ArrayList<>();
        for (Signal signal : signals) {
            RecordedSignal before = known.get(signal.id());
            receipts.add(before == null ? taken.next() : new SignalReceipt(before, true));
        }
        return receipts;
    }
}
