package io.pipstream.signal;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Reads signals, wherever they come from. */
@ApplicationScoped
public class SignalReader {

    private final Instruments instruments;
    private final Ids ids;
    private final Clock clock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SignalReader() {
        this.instruments = null;
        this.ids = null;
        this.clock = null;
    }

    @Inject
    public SignalReader(Instruments instruments, Ids ids, Clock clock) {
        this.instruments = instruments;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Reads one signal. One without an id gets an id of ours.
     *
     * @param defaultSource whose it is, if it does not say so itself
     * @throws InvalidSignalException naming each wrong field
     */
    public Signal read(JsonNode json, String defaultSource) throws InvalidSignalException {
        return new SignalReading(json, instruments, clock.instant()).read(defaultSource, ids::next);
    }
}
