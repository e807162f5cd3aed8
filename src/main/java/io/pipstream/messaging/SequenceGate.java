package io.pipstream.messaging;

import io.pipstream.messaging.Batch.Entry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each event of a stream through once. A broker may deliver again what it is not sure was delivered; what comes a
 * second time is known by its sequence. Confined to the one consumer of a topic.
 */
final class SequenceGate {

    /** More than are ever told of at once; the one that was quiet longest is forgotten first. */
    private static final int MOST_STREAMS = 10_000;

    private final Map<String, Long> lastByStream = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_STREAMS;
        }
    };

    /** What a sequence says about an event. */
    enum Verdict {
        /** The next one, or the first of its stream. */
        NEXT,
        /** It came before. */
        REPEATED,
        /** One or more before it are missing. */
        AFTER_GAP
    }

    /** Notes that the event has been heard. Not before: what a listener failed to take is delivered again. */
    void passed(Entry entry) {
        lastByStream.put(entry.stream(), entry.sequence());
    }

    Verdict judge(Entry entry) {
        Long last = lastByStream.get(entry.stream());
        if (last != null && entry.sequence() <= last) {
            return Verdict.REPEATED;
        }
        return last == null || entry.sequence() == last + 1 ? Verdict.NEXT : Verdict.AFTER_GAP;
    }
}
