package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.FakeNanoClock;
import io.pipstream.stream.FakeTransport.Completing;
import io.pipstream.stream.StreamLimits.OutboxLimits;
import io.pipstream.wire.Encoded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionOutboxTest {

    /** A window of 100 bytes, a ping after 50, 5 events at most. */
    static final OutboxLimits LIMITS = new OutboxLimits(100, 50, 5, Duration.ofSeconds(20), Duration.ofSeconds(15));

    static final String TEN = "0123456789";

    final FakeNanoClock clock = new FakeNanoClock();
    final Deque<String> prices = new ArrayDeque<>();
    final AtomicLong nonces = new AtomicLong(7_000);
    final RecordingObserver observer = new RecordingObserver();
    FakeTransport transport = FakeTransport.prompt();
    SessionOutbox outbox = outbox(transport);

    SessionOutbox outbox(FakeTransport socket) {
        return new SessionOutbox(socket, this::nextPrice, LIMITS, clock, nonces::incrementAndGet, observer);
    }

    Encoded nextPrice() {
        String price = prices.poll();
        return price == null ? null : Encoded.of(price);
    }

    @Test
    void eventsLeaveInTheOrderTheyCame() {
        outbox.offer(Encoded.of("a"));
        outbox.offer(Encoded.of("b"));

        assertThat(transport.sent).containsExactly("a", "b");
        assertThat(observer.messages).isEqualTo(2);
        assertThat(observer.bytes).isEqualTo(2);
    }

    @Test
    void pricesAreNotPulledBeforeTheyAreDue() {
        prices.add("p");
        outbox.offer(Encoded.of("a"));
        assertThat(transport.sent).containsExactly("a");

        outbox.pricesDue();
        assertThat(transport.sent).containsExactly("a", "p");
    }

    @Test
    void aFullWindowStopsEverythingUntilThePongOfAPingBehindTheBytes() {
        for (int message = 0; message < 12; message++) {
            prices.add(TEN);
        }
        outbox.pricesDue();

        assertThat(transport.sent).hasSize(10); // 10 x 10 bytes fill the window of 100
        assertThat(transport.pings).hasSize(2); // behind 50 and behind 100
        assertThat(observer.waits).isEqualTo(1);

        outbox.confirmed(transport.pings.remove()); // 50 of 100 arrived: room for 5 more
        assertThat(transport.sent).hasSize(12);
    }

    @Test
    void eventsGoBeforePricesOnceThereIsRoom() {
        for (int message = 0; message < 11; message++) {
            prices.add(TEN);
        }
        outbox.pricesDue();
        outbox.offer(Encoded.of("event"));
        assertThat(transport.sent).hasSize(10).doesNotContain("event");

        outbox.confirmed(transport.pings.remove());
        assertThat(transport.sent.subList(10, 12)).containsExactly("event", TEN);
    }

    @Test
    void aPongThatAnswersNoPingOpensNothing() {
        for (int message = 0; message < 11; message++) {
            prices.add(TEN);
        }
        outbox.pricesDue();

        outbox.confirmed(ByteBuffer.allocate(Long.BYTES).putLong(0, 100)); // a guess
        outbox.confirmed(ByteBuffer.allocate(3));
        outbox.confirmed(ByteBuffer.allocate(0));
        assertThat(transport.sent).hasSize(10);

        ByteBuffer last = transport.pings.removeLast();
        outbox.confirmed(last);
        outbox.confirmed(last); // a second time
        outbox.confirmed(transport.pings.remove()); // earlier than what is confirmed
        assertThat(transport.sent).hasSize(11);
    }

    @Test
    void tooManyEventsCloseTheSessionAndNothingIsSentAfterwards() {
        for (int message = 0; message < 10; message++) {
            prices.add(TEN);
        }
        outbox.pricesDue();
        for (int event = 1; event <= 5; event++) {
            outbox.offer(Encoded.of("e" + event));
        }
        assertThat(transport.closeCode).isNull();

        outbox.offer(Encoded.of("e6"));
        assertThat(transport.closeCode).isEqualTo(4000);
        assertThat(observer.closing).isEqualTo(StreamClose.SLOW_CONSUMER);

        outbox.confirmed(transport.pings.removeLast());
        outbox.offer(Encoded.of("e7"));
        outbox.pricesDue();
        assertThat(transport.sent).hasSize(10);
    }

    @Test
    void aClientThatConfirmsNothingWithinTheDeadlineIsClosed() {
        for (int message = 0; message < 5; message++) {
            prices.add(TEN);
        }
        outbox.pricesDue();

        clock.advance(Duration.ofSeconds(15));
        outbox.checkDeadlines();
        assertThat(transport.closeCode).isNull();

        clock.advance(Duration.ofMillis(1));
        outbox.checkDeadlines();
        assertThat(transport.closeCode).isEqualTo(4000);
    }

    @Test
    void aQuietSessionIsAskedForASignOfLifeOnlyOnceAtATime() {
        clock.advance(Duration.ofSeconds(20));
        outbox.checkDeadlines();
        clock.advance(Duration.ofSeconds(10));
        outbox.checkDeadlines();
        assertThat(transport.pings).hasSize(1);

        outbox.confirmed(transport.pings.remove());
        clock.advance(Duration.ofSeconds(11));
        outbox.checkDeadlines();
        assertThat(transport.pings).hasSize(1);
    }

    @Test
    void noMoreSendsAreUnderWayThanTheTransportAllows() {
        transport = new FakeTransport(2, Completing.WHEN_TOLD);
        outbox = outbox(transport);
        for (String event : new String[] {"a", "b", "c", "d"}) {
            outbox.offer(Encoded.of(event));
        }
        assertThat(transport.sent).containsExactly("a", "b");

        transport.waiting.remove().completed(null);
        assertThat(transport.sent).containsExactly("a", "b", "c");
    }

    @Test
    void aFailedSendEndsTheSessionQuietly() {
        transport = new FakeTransport(1, Completing.WHEN_TOLD);
        outbox = outbox(transport);
        outbox.offer(Encoded.of("a"));
        outbox.offer(Encoded.of("b"));

        transport.waiting.remove().completed(new IOException("gone"));
        outbox.offer(Encoded.of("c"));
        assertThat(transport.sent).containsExactly("a");
        assertThat(transport.closeCode).isNull();
    }

    @Test
    void goodbyeIsSaidOnce() {
        outbox.close(StreamClose.SERVER_STOPPING);
        outbox.close(StreamClose.SLOW_CONSUMER);

        assertThat(transport.closeCode).isEqualTo(1001);
        assertThat(observer.closing).isEqualTo(StreamClose.SERVER_STOPPING);
    }

    static final class RecordingObserver implements SessionOutbox.Observer {
        int messages;
        long bytes;
        int waits;
        StreamClose closing;

        @Override
        public void sent(int messageCount, long byteCount) {
            messages += messageCount;
            bytes += byteCount;
        }

        @Override
        public void waitsForWindow() {
            waits++;
        }

        @Override
        public void closing(StreamClose reason) {
            closing = reason;
        }
    }
}
