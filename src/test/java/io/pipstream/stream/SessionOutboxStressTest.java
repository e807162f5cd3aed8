package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.stream.StreamLimits.OutboxLimits;
import io.pipstream.stream.transport.Transport;
import io.pipstream.wire.Encoded;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Several threads offer, another completes and confirms: nothing is lost, doubled or reordered within a thread. */
class SessionOutboxStressTest {

    static final int THREADS = 4;
    static final int EVENTS = 5_000;

    @RepeatedTest(5)
    @Timeout(60)
    void everyEventOfEveryThreadArrivesOnceAndInItsOrder() throws InterruptedException {
        assertEverythingArrives((outbox, transport) -> {});
    }

    @RepeatedTest(3)
    @Timeout(60)
    void delaysThatComeAndGoLoseAndReorderNothing() throws InterruptedException {
        assertEverythingArrives((outbox, transport) -> {
            for (int turn = 0;
                    transport.all.getCount() > 0 && !Thread.currentThread().isInterrupted();
                    turn++) {
                outbox.delay(Duration.ofNanos(turn % 3 * 200_000L), Duration.ofNanos(500_000));
                for (int pass = 0; pass < 100; pass++) {
                    outbox.passLate();
                    Thread.onSpinWait();
                }
            }
        });
    }

    /** @param disturbance goes on meanwhile, on a thread of its own */
    private static void assertEverythingArrives(BiConsumer<SessionOutbox, RacingTransport> disturbance)
            throws InterruptedException {
        ExecutorService peer = Executors.newSingleThreadExecutor();
        ExecutorService senders = Executors.newFixedThreadPool(THREADS + 1);
        RacingTransport transport = new RacingTransport(THREADS * EVENTS);
        AtomicLong nonces = new AtomicLong();
        OutboxLimits limits = new OutboxLimits(200, 100, THREADS * EVENTS, Duration.ofDays(1), Duration.ofDays(1));
        SessionOutbox outbox = new SessionOutbox(
                transport, () -> null, limits, System::nanoTime, nonces::incrementAndGet, new IgnoringObserver());
        peer.execute(() -> transport.completeAndConfirm(outbox));
        senders.execute(() -> disturbance.accept(outbox, transport));
        for (int thread = 0; thread < THREADS; thread++) {
            String name = thread + ":";
            senders.execute(() -> {
                for (int event = 0; event < EVENTS; event++) {
                    outbox.offer(Encoded.of(name + event));
                }
            });
        }

        assertThat(transport.all.await(50, TimeUnit.SECONDS)).isTrue();
        peer.shutdownNow();
        senders.shutdownNow();

        assertThat(transport.overlaps).hasValue(0);
        for (int thread = 0; thread < THREADS; thread++) {
            String name = thread + ":";
            List<String> expected = new ArrayList<>();
            for (int event = 0; event < EVENTS; event++) {
                expected.add(name + event);
            }
            assertThat(transport.sent.stream().filter(text -> text.startsWith(name)))
                    .containsExactlyElementsOf(expected);
        }
    }

    /** Completes on another thread, and notices when two threads send at once. */
    static final class RacingTransport implements Transport {
        final List<String> sent = new ArrayList<>();
        final BlockingQueue<Object> peer = new ArrayBlockingQueue<>(1_000);
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger overlaps = new AtomicInteger();
        final CountDownLatch all;

        RacingTransport(int expected) {
            all = new CountDownLatch(expected);
        }

        @Override
        public int maxInFlight() {
            return 3;
        }

        @Override
        public void send(Encoded message, Completion done) {
            if (inside.incrementAndGet() != 1) {
                overlaps.incrementAndGet();
            }
            sent.add(message.text());
            inside.decrementAndGet();
            peer.add(done);
            all.countDown();
        }

        @Override
        public void ping(ByteBuffer payload) {
            peer.add(payload);
        }

        void completeAndConfirm(SessionOutbox outbox) {
            try {
                while (true) {
                    Object next = peer.take();
                    if (next instanceof ByteBuffer pong) {
                        outbox.confirmed(pong);
                    } else {
                        ((Completion) next).completed(null);
                    }
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close(int code, String reason) {}

        @Override
        public void abort() {}
    }

    static final class IgnoringObserver implements SessionOutbox.Observer {
        @Override
        public void sent(int messages, long bytes) {}

        @Override
        public void waitsForWindow() {}

        @Override
        public void closing(StreamClose reason) {}
    }
}
