package io.pipstream.messaging;

import static io.pipstream.signal.SignalStoreContract.RECEIVED;
import static io.pipstream.signal.SignalStoreContract.SENDER;
import static io.pipstream.signal.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.messaging.Batch.Entry;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Settings;
import io.pipstream.signal.Announcement;
import io.pipstream.signal.Announcements;
import io.pipstream.signal.InMemorySignals;
import io.pipstream.trading.PublishFailedException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalRelayTest {

    final HandDriven executor = new HandDriven();
    final InMemorySignals signals = new InMemorySignals();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Integer> batches = new ArrayList<>();
    final List<Long> published = new ArrayList<>();
    final List<Long> heard = new ArrayList<>();
    final TopicConsumer consumer =
            new TopicConsumer("signals", new SimpleMeterRegistry(), Clock.fixed(RECEIVED, ZoneOffset.UTC));
    final Announcements announcements = new Fragile(signals.announcements());
    boolean down;
    boolean dies;

    final SignalRelay relay = relay();

    private SignalRelay relay() {
        return new SignalRelay(
                announcements,
                this::announce,
                HandDriven.managed(executor),
                executor.scheduler(),
                Settings.of(Map.of()),
                meters);
    }

    @BeforeEach
    void start() {
        relay.start(this);
    }

    private void announce(List<Announcement> some) {
        if (down) {
            throw new PublishFailedException("down", new IllegalStateException());
        }
        batches.add(some.size());
        some.forEach(each -> published.add(each.sequence()));
        consumer.consume(
                new Batch(
                        0,
                        some.stream()
                                .map(each -> new Entry("signals", each.sequence(), each.text()))
                                .toList()),
                entry -> heard.add(entry.sequence()));
    }

    private void record(int count) {
        try {
            for (int each = 0; each < count; each++) {
                signals.record(List.of(signal("ma", "s-" + signals.newest())), SENDER, RECEIVED);
            }
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void ring() {
        relay.rung();
        executor.runAll();
    }

    @Test
    void whatIsRungForIsAnnouncedInOrderAndOnce() {
        record(3);
        relay.rung();
        assertThat(heard).isEmpty(); // not on the thread that rings
        executor.runAll();
        ring();

        assertThat(published).containsExactly(1L, 2L, 3L);
        assertThat(signals.announcements().announced()).isEqualTo(3);
        assertThat(meters.counter("pipstream.signals.announced").count()).isEqualTo(3);
    }

    @Test
    void muchIsAnnouncedInSeveralBatches() {
        record(250);
        ring();

        assertThat(batches).containsExactly(100, 100, 50);
        assertThat(heard).isEqualTo(LongStream.rangeClosed(1, 250).boxed().toList());
    }

    @Test
    void whileTheBrokerIsDownSignalsWaitAndTheNextLookAnnouncesThem() {
        down = true;
        record(2);
        ring();
        record(1);
        ring();
        assertThat(meters.counter("pipstream.signals.announce.failures").count())
                .isEqualTo(1);

        down = false;
        ring();
        assertThat(heard).as("rings are not heard after a failure").isEmpty();
        executor.tick();
        executor.runAll();
        assertThat(heard).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aCrashAfterTheBrokerTookItAnnouncesAgainAndIsHeardOnce() {
        record(2);
        dies = true;
        ring();
        assertThat(signals.announcements().announced()).isZero();

        dies = false;
        executor.tick();
        executor.runAll();
        assertThat(published).containsExactly(1L, 2L, 1L, 2L);
        assertThat(heard).containsExactly(1L, 2L);
        assertThat(signals.announcements().announced()).isEqualTo(2);
    }

    /** Two nodes, a broker that is down now and then, crashes between publishing and noting it. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappensEverySignalIsHeardOnceAndInOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SignalRelay other = relay();
        other.start(this);
        for (int step = 0; step < 100; step++) {
            down = random.nextInt(4) == 0;
            dies = random.nextInt(4) == 0;
            switch (random.nextInt(4)) {
                case 0 -> record(1 + random.nextInt(3));
                case 1 -> relay.rung();
                case 2 -> other.rung();
                default -> executor.tick();
            }
            if (random.nextBoolean() && executor.waiting() > 0) {
                executor.runNext();
            }
        }
        down = false;
        dies = false;
        executor.runAll();
        executor.tick();
        executor.runAll();

        assertThat(heard)
                .isEqualTo(LongStream.rangeClosed(1, signals.newest()).boxed().toList());
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** Fails to note what was announced when the test says so. */
    private final class Fragile implements Announcements {

        private final Announcements all;

        Fragile(Announcements all) {
            this.all = all;
        }

        @Override
        public List<Announcement> after(long sequence, int limit) {
            return all.after(sequence, limit);
        }

        @Override
        public long newest() {
            return all.newest();
        }

        @Override
        public long announced() {
            return all.announced();
        }

        @Override
        public void announced(long sequence) {
            if (dies) {
                throw new IllegalStateException("crashed");
            }
            all.announced(sequence);
        }
    }
}
