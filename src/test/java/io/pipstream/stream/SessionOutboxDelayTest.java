package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.FakeNanoClock;
import io.pipstream.wire.Encoded;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionOutboxDelayTest {

    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration TWO = Duration.ofSeconds(2);
    static final String TEN = "0123456789";

    final FakeNanoClock clock = new FakeNanoClock();
    final Deque<String> prices = new ArrayDeque<>();
    final FakeTransport transport = FakeTransport.prompt();
    /** A window of 100 bytes, a ping after 50, 5 events at most. */
    final SessionOutbox outbox = new SessionOutbox(
            transport,
            this::nextPrice,
            SessionOutboxTest.LIMITS,
            clock,
            new AtomicLong()::incrementAndGet,
            new SessionOutboxStressTest.IgnoringObserver());

    Encoded nextPrice() {
        String price = prices.poll();
        return price == null ? null : Encoded.of(price);
    }

    @Test
    void everythingIsSentLaterInItsOrder() {
        outbox.delay(TWO, Duration.ofSeconds(10));
        outbox.offer(Encoded.of("a"));
        prices.add("p");
        outbox.pricesDue();
        pass(SECOND);
        outbox.offer(Encoded.of("b"));
        assertThat(transport.sent).isEmpty();

        pass(SECOND.minusNanos(1));
        assertThat(transport.sent).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(transport.sent).containsExactly("a", "p");
        pass(SECOND);
        assertThat(transport.sent).containsExactly("a", "p", "b");
    }

    @Test
    void whatComesAfterTheEndIsNotDelayedButWaitsForWhatIs() {
        outbox.delay(TWO, SECOND);
        outbox.offer(Encoded.of("a"));
        pass(SECOND);
        outbox.offer(Encoded.of("b"));
        assertThat(transport.sent).isEmpty();

        pass(SECOND);
        assertThat(transport.sent).containsExactly("a", "b");
        outbox.offer(Encoded.of("c"));
        assertThat(transport.sent).containsExactly("a", "b", "c");
    }

    @Test
    void aDelayOfZeroEndsIt() {
        outbox.delay(TWO, Duration.ofSeconds(10));
        outbox.offer(Encoded.of("a"));
        outbox.delay(Duration.ZERO, SECOND);
        outbox.offer(Encoded.of("b"));
        pass(TWO);

        assertThat(transport.sent).containsExactly("a", "b");
    }

    @Test
    void whatIsHeldBackIsAWindowAndThenPricesWaitToBePulled() {
        outbox.delay(TWO, Duration.ofSeconds(10));
        for (int price = 0; price < 14; price++) {
            prices.add(TEN);
        }
        outbox.pricesDue();

        assertThat(prices).hasSize(4); // 10 x 10 bytes are held
        pass(TWO);
        assertThat(transport.sent).hasSize(10); // and fill the window
        assertThat(prices).hasSizeBetween(0, 4);
    }

    @Test
    void eventsBeyondWhatIsHeldBackFillTheQueueAndCloseTheSession() {
        outbox.delay(TWO, Duration.ofSeconds(10));
        for (int event = 0; event < 10 + 5; event++) {
            outbox.offer(Encoded.of(TEN));
        }
        assertThat(outbox.isOpen()).isTrue();
        assertThat(outbox.waiting()).isEqualTo(5);

        outbox.offer(Encoded.of(TEN));
        assertThat(transport.closeCode).isEqualTo(4000);
        pass(TWO);
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void theWindowStillHoldsForWhatWasHeldBack() {
        outbox.delay(TWO, Duration.ofSeconds(10));
        for (int round = 0; round < 3; round++) {
            for (int event = 0; event < 5; event++) {
                outbox.offer(Encoded.of(TEN));
            }
            pass(TWO);
        }
        assertThat(transport.sent).hasSize(10); // 100 bytes, not confirmed

        outbox.confirmed(transport.pings.remove()); // 50 of them arrived
        pass(TWO);
        assertThat(transport.sent).hasSize(15);
    }

    private void pass(Duration time) {
        clock.advance(time);
        outbox.passLate();
    }
}
