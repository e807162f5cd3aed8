package io.pipstream.messaging;

import io.pipstream.messaging.Batch.Entry;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets each event of a stream through once. A broker may deliver again what it is not sure was delivered; what comes a
 * second time is known by its sequence. Confined to the one consumer of a topic.
 */
final class SequenceGate {

    private final Map<String, Long> lastByStream = new HashMap<>();

    /** What a sequence says about an event. */
    enum Verdict {
        /** The next one, or the first of its stream. */
        NEXT,
        /** It came before. */
        REPEATED,
        /** One or more before it are missing. */
        AFTER_GAP
    }

    Verdict judge(Entry entry) {
        Long last = lastByStream.get(entry.stream());
        if (last != null && entry.sequence() <= last) {
            return Verdict.REPEATED;
        }
        lastByStream.put(entry.stream(), entry.sequence());
        return last == null || entry.sequence() == last + 1 ? Verdict.NEXT : Verdict.AFTER_GAP;
    }
}
