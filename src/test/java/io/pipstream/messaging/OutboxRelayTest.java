package io.pipstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.account.AccountId;
import io.pipstream.ledger.JournalEntry;
import io.pipstream.ledger.Outbox;
import io.pipstream.ledger.OutboxItem;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Settings;
import io.pipstream.trading.PublishFailedException;
import io.pipstream.trading.PublishedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxRelayTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    final HandDriven executor = new HandDriven();
    final HeldOutbox outbox = new HeldOutbox();
    final List<Long> published = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Runnable atPublish = () -> {};
    Runnable atRead = () -> {};
    boolean down;
    int asked;

    final OutboxRelay relay = new OutboxRelay(
            outbox, this::publish, HandDriven.managed(executor), executor.scheduler(), Settings.of(Map.of()), meters);

    @BeforeEach
    void start() {
        relay.start(this);
    }

    void publish(List<PublishedEvent> events) {
        asked++;
        atPublish.run();
        if (down) {
            throw new PublishFailedException("down", new IllegalStateException());
        }
        batches.add(events.size());
        events.forEach(event -> published.add(event.sequence()));
        assertThat(outbox.items).as("taken out only afterwards").isNotEmpty();
    }

    void record(int items) {
        IntStream.range(0, items).forEach(unused -> outbox.add());
    }

    @Test
    void whatIsRungForIsPublishedInOrderAndThenTakenOut() {
        record(3);
        relay.rung();
        assertThat(published).isEmpty(); // not on the thread that rings
        executor.runAll();

        assertThat(published).containsExactly(1L, 2L, 3L);
        assertThat(outbox.size()).isZero();
        assertThat(meters.counter("pipstream.outbox.published").count()).isEqualTo(3);
    }

    @Test
    void muchIsPublishedInSeveralBatches() {
        record(450);
        relay.rung();
        executor.runAll();

        assertThat(batches).containsExactly(200, 200, 50);
        assertThat(published).isSorted().hasSize(450);
        assertThat(outbox.size()).isZero();
    }

    @Test
    void whatABrokerThatIsDownDoesNotTakeStaysAndItIsAskedAgainAtTheNextLookOnly() {
        down = true;
        record(1);
        relay.rung();
        executor.runAll();
        record(1);
        relay.rung();
        relay.rung();
        executor.runAll();

        assertThat(asked).isEqualTo(1);
        assertThat(outbox.size()).isEqualTo(2);
        assertThat(meters.counter("pipstream.outbox.failures").count()).isEqualTo(1);

        executor.tick();
        executor.runAll();
        assertThat(asked).isEqualTo(2);

        down = false;
        executor.tick();
        executor.runAll();
        assertThat(published).containsExactly(1L, 2L);
        assertThat(outbox.size()).isZero();

        record(1);
        relay.rung(); // heard again
        executor.runAll();
        assertThat(published).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aRingDuringARelayMakesItLookOnceMoreAfterAPause() {
        record(1);
        atPublish = () -> {
            atPublish = () -> {};
            record(1);
            relay.rung();
        };
        relay.rung();
        assertThat(executor.waiting()).isEqualTo(1);
        executor.runNext();
        assertThat(published).containsExactly(1L);
        assertThat(executor.waiting()).isEqualTo(1); // after a pause in which more may come
        executor.runAll();
        assertThat(published).containsExactly(1L, 2L);
    }

    @Test
    void aLookFindsWhatWasLeftBehind() {
        record(2);
        executor.tick();
        executor.runAll();

        assertThat(published).containsExactly(1L, 2L);
    }

    @Test
    void anExecutorThatIsFullOnlyDelays() {
        record(1);
        executor.reject();
        relay.rung();
        executor.accept();
        relay.rung();
        executor.runAll();

        assertThat(published).containsExactly(1L);
    }

    @Test
    void nothingIsPublishedOnceTheServerStops() {
        record(1);
        relay.rung();
        relay.stop(this);
        executor.runAll();
        relay.rung();
        executor.runAll();

        assertThat(published).isEmpty();
        assertThat(outbox.size()).isEqualTo(1);
    }

    /** Everyone who records rings afterwards, at any moment of a relay, which fails now and then. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverComesMeanwhileNothingIsLostAndNothingIsLeft(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Runnable meanwhile = () -> {
            for (int others = random.nextInt(3); others > 0 && outbox.last < 400; others--) {
                record(random.nextInt(1, 4));
                relay.rung();
            }
        };
        atRead = meanwhile;
        atPublish = () -> {
            meanwhile.run();
            down = random.nextInt(5) == 0;
        };
        for (int step = 0; step < 40; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    record(1);
                    relay.rung();
                }
                case 1 -> executor.tick();
                default -> executor.runAll();
            }
        }
        atRead = () -> {};
        atPublish = () -> down = false;
        executor.runAll();
        executor.tick();
        executor.runAll();

        assertThat(outbox.size()).isZero();
        assertThat(published)
                .isEqualTo(LongStream.rangeClosed(1, outbox.last).boxed().toList());
        assertThat(executor.waiting()).isZero();
    }

    /** Without a failure no look is needed. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyRingIsAnsweredWithoutALook(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Runnable meanwhile = () -> {
            if (outbox.last < 1_000 && random.nextInt(3) > 0) {
                record(random.nextInt(1, 150));
                relay.rung();
            }
        };
        atRead = meanwhile;
        atPublish = meanwhile;
        record(1);
        relay.rung();
        executor.runAll();

        assertThat(outbox.size()).isZero();
        assertThat(published)
                .isEqualTo(LongStream.rangeClosed(1, outbox.last).boxed().toList());
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** What others do comes in before and after each reading. */
    final class HeldOutbox implements Outbox {

        final Map<Long, OutboxItem> items = new TreeMap<>();
        long last;

        void add() {
            last++;
            JournalEntry entry = new JournalEntry(AccountId.DEMO, last, "first", NOON, "TEST", null, null, null, "{}");
            items.put(last, new OutboxItem(last, List.of(entry)));
        }

        @Override
        public List<OutboxItem> oldest(int limit) {
            atRead.run();
            List<OutboxItem> oldest = items.values().stream().limit(limit).toList();
            atRead.run();
            return oldest;
        }

        @Override
        public void published(Collection<Long> ids) {
            items.keySet().removeAll(ids);
        }

        @Override
        public long size() {
            return items.size();
        }
    }
}
