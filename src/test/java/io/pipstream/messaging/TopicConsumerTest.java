package io.pipstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.messaging.Batch.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TopicConsumerTest {

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final TopicConsumer consumer =
            new TopicConsumer("events", registry, Clock.fixed(Instant.ofEpochMilli(1_250), ZoneOffset.UTC));
    final List<String> heard = new ArrayList<>();

    void consume(Entry... entries) {
        consumer.consume(new Batch(1_000, List.of(entries)), entry -> heard.add(entry.text()));
    }

    @Test
    void aBatchIsHeardInItsOrder() {
        consume(new Entry("anna", 1, "a1"), new Entry("bert", 7, "b7"), new Entry("anna", 2, "a2"));

        assertThat(heard).containsExactly("a1", "b7", "a2");
        assertThat(registry.timer("pipstream.topic.lag", "topic", "events").totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250); // 1,250 - 1,000
    }

    @Test
    void whatTheBrokerDeliversAgainIsHeardOnce() {
        consume(new Entry("anna", 1, "a1"), new Entry("anna", 2, "a2"));
        consume(new Entry("anna", 1, "a1"), new Entry("anna", 2, "a2"), new Entry("anna", 3, "a3"));

        assertThat(heard).containsExactly("a1", "a2", "a3");
        assertThat(registry.counter("pipstream.topic.repeated", "topic", "events")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aGapIsCountedAndDoesNotStopWhatFollows() {
        consume(new Entry("anna", 1, "a1"), new Entry("anna", 4, "a4"));

        assertThat(heard).containsExactly("a1", "a4");
        assertThat(registry.counter("pipstream.topic.gaps", "topic", "events").count())
                .isEqualTo(1);
    }

    @Test
    void whatAListenerFailedToTakeIsHeardWhenItComesAgain() {
        Batch batch = new Batch(1_000, List.of(new Entry("anna", 1, "a1"), new Entry("anna", 2, "a2")));
        assertThatThrownBy(() -> consumer.consume(batch, entry -> {
                    if (entry.sequence() == 2) {
                        throw new IllegalStateException("not now");
                    }
                    heard.add(entry.text());
                }))
                .isInstanceOf(IllegalStateException.class);

        consume(new Entry("anna", 1, "a1"), new Entry("anna", 2, "a2"));
        assertThat(heard).containsExactly("a1", "a2");
    }
}
