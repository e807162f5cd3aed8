package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.platform.FakeNanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyQueueTest {

    private final FakeNanoClock clock = new FakeNanoClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReplyQueue queue = new ReplyQueue(clock, new DwxMetrics(meters));
    private final List<String> sent = new ArrayList<>();

    /** The client takes that many. */
    private void turn(int most) {
        int before = sent.size();
        queue.turn(reply -> sent.size() < before + most && sent.add(reply));
    }

    private double dropped() {
        return meters.get("pipstream.mt5.dropped")
                .tag("protocol", "dwx")
                .counter()
                .count();
    }

    @Test
    void repliesAreSentInOrder() {
        queue.add("a");
        queue.add("b");
        queue.add("c");
        turn(2);
        turn(2);

        assertThat(sent).containsExactly("a", "b", "c");
    }

    @Test
    void whoTakesNoneForTooLongIsGivenUp() {
        queue.add("a");
        turn(0);
        clock.advance(ReplyQueue.PATIENCE.minusMillis(1));
        turn(0);
        assertThat(dropped()).isZero();

        queue.add("b");
        clock.advance(Duration.ofMillis(1));
        turn(0);

        assertThat(dropped()).isEqualTo(2);
        queue.add("c");
        turn(1);
        assertThat(sent).containsExactly("c");
    }

    @Test
    void whoIsSlowKeepsThem() {
        for (int number = 0; number < 5; number++) {
            queue.add("n" + number);
        }
        for (int time = 0; time < 5; time++) {
            clock.advance(ReplyQueue.PATIENCE.minusMillis(1));
            turn(1);
        }

        assertThat(sent).hasSize(5);
        assertThat(dropped()).isZero();
    }

    @Test
    void thereIsALimitToTheirNumber() {
        for (int number = 0; number < ReplyQueue.MOST + 3; number++) {
            queue.add("n");
        }

        assertThat(dropped()).isEqualTo(3);
        turn(Integer.MAX_VALUE);
        assertThat(sent).hasSize(ReplyQueue.MOST);
    }

    @Test
    void thereIsALimitToTheirLength() {
        String quarter = "x".repeat(ReplyQueue.LONGEST / 4);
        for (int number = 0; number < 5; number++) {
            queue.add(quarter);
        }
        assertThat(dropped()).isEqualTo(1);

        turn(1);
        queue.add(quarter);
        assertThat(dropped()).isEqualTo(1);
    }

    @Test
    void nothingIsLeftForSocketsThatAreMadeAnew() {
        queue.add("a");
        queue.clear();
        turn(1);

        assertThat(sent).isEmpty();
        assertThat(dropped()).isEqualTo(1);
    }
}
