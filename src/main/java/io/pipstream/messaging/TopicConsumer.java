package io.pipstream.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pipstream.messaging.Batch.Entry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads the batches of one topic in order, each event once, and measures how late they are. */
final class TopicConsumer {

    private static final Logger LOG = System.getLogger(TopicConsumer.class.getName());

    private final String topic;
    private final Clock clock;
    private final SequenceGate gate = new SequenceGate(); // guarded by this
    private final Timer lag;
    private final Counter repeated;
    private final Counter gaps;

    TopicConsumer(String topic, MeterRegistry registry, Clock clock) {
        this.topic = topic;
        this.clock = clock;
        this.lag = registry.timer("pipstream.topic.lag", "topic", topic);
        this.repeated = registry.counter("pipstream.topic.repeated", "topic", topic);
        this.gaps = registry.counter("pipstream.topic.gaps", "topic", topic);
    }

    synchronized void consume(Batch batch, Consumer<Entry> listener) {
        lag.record(Math.max(0, clock.millis() - batch.publishedMillis()), TimeUnit.MILLISECONDS);
        for (Entry entry : batch.entries()) {
            SequenceGate.Verdict verdict = gate.judge(entry);
            if (verdict == SequenceGate.Verdict.REPEATED) {
                repeated.increment();
                continue;
            }
            if (verdict == SequenceGate.Verdict.AFTER_GAP) {
                gaps.increment();
                LOG.log(
                        Level.WARNING,
                        "Topic {0}: events are missing before {1} of {2}",
                        topic,
                        entry.sequence(),
                        entry.stream());
            }
            listener.accept(entry);
            gate.passed(entry);
        }
    }
}
