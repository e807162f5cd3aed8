package io.pipstream.wire;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a client asks of a streaming endpoint. */
public sealed interface ClientMessage {

    Envelope envelope();

    /**
     * What every answer gives back.
     *
     * @param verbName {@code type} or {@code action}, whichever the client used
     * @param id the request's own id
     */
    record Envelope(String verbName, @Nullable RequestId id) {}

    /** Asks for a sign of life. */
    record Ping(Envelope envelope) implements ClientMessage {}

    /** Asks for the prices of further instruments. */
    record Subscribe(Envelope envelope, List<String> symbols, Pace pace) implements ClientMessage {}

    /** Takes instruments away. */
    record Unsubscribe(Envelope envelope, List<String> symbols) implements ClientMessage {}

    /**
     * Asks for what came after what the client has seen: of events, of signals, or of both.
     *
     * @param events null to leave events alone
     * @param signalsAfter the sequence of the last signal that was seen, 0 or more; empty to leave signals alone
     */
    record Resume(Envelope envelope, @Nullable EventsAfter events, OptionalLong signalsAfter)
            implements ClientMessage {}

    /**
     * An event that the client has seen.
     *
     * @param epoch of the journal it was seen in
     * @param after its sequence, 0 or more
     */
    record EventsAfter(String epoch, long after) {}

    /** Asks for something to go wrong. */
    record Fault(Envelope envelope, RequestedFault fault) implements ClientMessage {}

    /**
     * How prices are to come.
     *
     * @param intervalMillis 0 for every change, else 50 to 60,000; empty to leave it as it is
     * @param framing whether an interval's prices come in one frame; null to leave it as it is
     */
    record Pace(OptionalInt intervalMillis, @Nullable Framing framing) {}

    /** One frame a price, or one frame for all that changed. */
    enum Framing {
        SINGLE,
        BATCH
    }
}
