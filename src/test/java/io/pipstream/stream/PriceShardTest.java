package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Caller;
import io.pipstream.platform.FakeClock;
import io.pipstream.wire.ClientMessage.Pace;
import io.pipstream.wire.Encoded;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PriceShardTest {

    final Market market = new Market();
    final Queue<Runnable> executor = new ArrayDeque<>();
    final FakeClock wallClock = new FakeClock(Market.NOON);
    final PriceShard shard = new PriceShard(
            executor::add,
            wallClock,
            market.clock,
            Duration.ofSeconds(10),
            session -> Encoded.of("heartbeat " + session.prices().conflated()));

    TestSession session(int intervalMillis) {
        return session(intervalMillis, Callers.of("anna"));
    }

    TestSession session(int intervalMillis, Caller caller) {
        TestSession session = TestSession.of(market, Audience.PRICES, caller, null);
        session.session
                .prices()
                .subscribe(List.of(market.instrument("EURUSD")), new Pace(OptionalInt.of(intervalMillis), null));
        shard.add(session.session);
        return session;
    }

    void ticks(int count) {
        for (int tick = 0; tick < count; tick++) {
            shard.tick();
            market.clock.advance(Duration.ofMillis(50));
        }
    }

    @Test
    void aSessionIsServedAtItsOwnInterval() {
        TestSession fast = session(50);
        TestSession slow = session(150);
        for (int quote = 0; quote < 6; quote++) {
            market.quote("EURUSD 1.1000%d/1.10020".formatted(quote));
            ticks(1);
        }

        assertThat(fast.takeSent()).hasSize(6);
        assertThat(slow.takeSent()).hasSize(2); // after 150 and after 300 ms
    }

    @Test
    void eachTickLetsHappenWhatASessionAskedToGoWrong() {
        TestSession session = session(1_000);
        session.session.delay(Duration.ofMillis(100), Duration.ofSeconds(1));
        session.session.breakAfter(Duration.ofMillis(200));
        session.session.offer(Encoded.of("late"));
        ticks(2); // at 0 and 50 ms
        assertThat(session.takeSent()).isEmpty();
        ticks(1);
        assertThat(session.takeSent()).containsExactly("late");
        assertThat(session.transport.aborted).isFalse();
        ticks(2); // the last at 200 ms
        assertThat(session.transport.aborted).isTrue();
    }

    @Test
    void aSessionThatTakesEveryChangeIsServedWhenItIsQuoted() {
        TestSession session = session(0);
        market.quote("EURUSD 1.10000/1.10020");
        ticks(5);
        assertThat(session.takeSent()).isEmpty();

        shard.quoted();
        shard.quoted();
        assertThat(executor).hasSize(1); // the second joins the first
        executor.remove().run();
        assertThat(session.takeSent()).hasSize(1);

        market.quote("EURUSD 1.10001/1.10020");
        shard.quoted();
        executor.remove().run();
        assertThat(session.takeSent()).hasSize(1);
    }

    @Test
    void everyTenSecondsThereIsASignOfLife() {
        TestSession session = session(1_000);
        ticks(199);
        assertThat(session.takeSent()).isEmpty();

        ticks(1);
        assertThat(session.takeSent()).containsExactly("heartbeat 0");
    }

    @Test
    void aSessionTooOldIsToldToConnectAgain() {
        TestSession session = session(1_000);
        ticks(200);
        assertThat(session.transport.closeCode).isNull();

        ticks(40);
        assertThat(session.transport.closeCode).isEqualTo(4002);
    }

    @Test
    void aSessionEndsWithinASecondOfItsCredential() {
        TestSession session = session(1_000, Callers.with("anna", "short", Market.NOON.plusSeconds(5)));
        TestSession other = session(1_000);
        wallClock.advance(Duration.ofMillis(4_999));
        ticks(20);
        assertThat(session.transport.closeCode).isNull();

        wallClock.advance(Duration.ofMillis(1));
        ticks(20);
        assertThat(session.transport.closeCode).isEqualTo(4500);
        assertThat(other.transport.closeCode).isNull();
    }

    @Test
    void nothingIsDoneForASessionThatWasRemoved() {
        TestSession session = session(50);
        shard.remove(session.session);
        market.quote("EURUSD 1.10000/1.10020");
        ticks(400);

        assertThat(session.takeSent()).isEmpty();
    }

    @Test
    void aRefusingExecutorDoesNotSilenceTheShardForGood() {
        Queue<Runnable> later = new ArrayDeque<>();
        boolean[] refusing = {true};
        PriceShard stubborn = new PriceShard(
                task -> {
                    if (refusing[0]) {
                        throw new java.util.concurrent.RejectedExecutionException("stopping");
                    }
                    later.add(task);
                },
                wallClock,
                market.clock,
                Duration.ofMinutes(1),
                conflated -> Encoded.of(""));
        stubborn.quoted();
        refusing[0] = false;
        stubborn.quoted();

        assertThat(later).hasSize(1);
    }
}
