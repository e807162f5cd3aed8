package io.pipstream.signal;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Takes signals in and announces them to every session. */
@ApplicationScoped
public class SignalDesk {

    private final Instruments instruments;
    private final SignalPublisher publisher;
    private final Ids ids;
    private final Clock clock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SignalDesk() {
        this.instruments = null;
        this.publisher = null;
        this.ids = null;
        this.clock = null;
    }

    @Inject
    public SignalDesk(Instruments instruments, SignalPublisher publisher, Ids ids, Clock clock) {
        this.instruments = instruments;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws InvalidSignalException naming each wrong field */
    public Signal read(JsonNode json) throws InvalidSignalException {
        return new SignalReader(json, instruments).read(ids::next);
    }

    /**
     * Announces a signal; returns once the broker has it.
     *
     * @throws io.pipstream.trading.PublishFailedException if the broker did not take it within its deadline
     */
    public void announce(Signal signal) {
        publisher.announce(SignalMessages.alert(signal, clock.instant()).text());
    }
}
