package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.HandDriven;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CommandQueueTest {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final HandDriven executor = new HandDriven();
    private final FakeNanoClock clock = new FakeNanoClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger wakes = new AtomicInteger();
    private final CommandQueue queue =
            new CommandQueue(executor, clock, DEADLINE, wakes::incrementAndGet, new DwxMetrics(meters));
    private final List<String> done = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    private void ask(String name) {
        ask(name, () -> {});
    }

    private void ask(String name, Runnable work) {
        queue.add(new Question() {
            @Override
            public String action() {
                return "asked";
            }

            @Override
            public Answer answer() {
                done.add(name);
                work.run();
                return new Answer("ok", name);
            }

            @Override
            public Answer refusal(MtError error, String sentence) {
                return new Answer(error.name(), name + " " + error);
            }
        });
    }

    private void turn() {
        queue.turn(answers::add);
    }

    private long count(String outcome) {
        return meters.get("pipstream.mt5.commands")
                .tags("protocol", "dwx", "action", "asked", "outcome", outcome)
                .timer()
                .count();
    }

    private double waiting() {
        return meters.get("pipstream.mt5.in.flight")
                .tag("protocol", "dwx")
                .gauge()
                .value();
    }

    @Test
    void oneBeginsWhenTheOneBeforeHasEnded() {
        ask("a");
        ask("b");
        turn();
        assertThat(executor.waiting()).isEqualTo(1);

        executor.runNext();
        assertThat(wakes).hasValue(1);
        turn();
        executor.runNext();
        turn();

        assertThat(done).containsExactly("a", "b");
        assertThat(answers).containsExactly("a", "b");
        assertThat(executor.waiting()).isZero();
    }

    @Test
    void whatHasNotBegunWithinTheDeadlineNeverDoes() {
        ask("a");
        ask("b");
        turn();
        clock.advance(DEADLINE);
        turn();
        executor.runAll();
        turn();

        assertThat(answers).containsExactly("a TIMEOUT", "b TIMEOUT");
        assertThat(done).isEmpty();
        assertThat(count("TIMEOUT")).isEqualTo(2);
    }

    @Test
    void whatDoesNotEndIsAnsweredWithoutIt() {
        ask("a", () -> {
            clock.advance(Duration.ofSeconds(4)); // five since it was asked; the loop has its turn meanwhile
            turn();
        });
        turn();
        clock.advance(Duration.ofSeconds(1));
        ask("b");
        executor.runNext();

        assertThat(answers).containsExactly("a TIMEOUT");
        executor.runAll();
        turn();
        assertThat(answers).containsExactly("a TIMEOUT", "b");
    }

    /** Each of them holds its thread while the next one begins. */
    @Test
    void notMoreThanFourAreLeftRunning() {
        askForOneThatDoesNotEnd();
        turn();
        executor.runAll();

        assertThat(done).hasSize(CommandQueue.MOST_RUNNING);
        turn();
        executor.runNext();
        assertThat(done).hasSizeGreaterThan(CommandQueue.MOST_RUNNING);
    }

    private void askForOneThatDoesNotEnd() {
        ask("stuck", () -> {
            clock.advance(DEADLINE);
            askForOneThatDoesNotEnd();
            turn();
            executor.runAll();
        });
    }

    @Test
    void theSixtyFifthIsToldThatThereAreTooMany() {
        for (int number = 0; number < CommandQueue.MOST_WAITING + 1; number++) {
            ask("n" + number);
        }
        for (int number = 0; number < CommandQueue.MOST_WAITING; number++) {
            turn();
            executor.runAll();
        }
        turn();

        assertThat(answers).hasSize(65);
        assertThat(answers.get(63)).isEqualTo("n63");
        assertThat(answers.get(64)).isEqualTo("n64 TOO_MANY_REQUESTS");
        assertThat(done).hasSize(64);
        assertThat(count("TOO_MANY_REQUESTS")).isEqualTo(1);
    }

    @Test
    void whatIsBeyondAllBoundsIsDroppedAndCounted() {
        for (int number = 0; number < CommandQueue.MOST + 5; number++) {
            ask("n" + number);
        }

        assertThat(meters.get("pipstream.mt5.dropped").counter().count()).isEqualTo(5);
        assertThat(waiting()).isEqualTo(CommandQueue.MOST);
        clock.advance(DEADLINE);
        turn();
        assertThat(answers).hasSize(CommandQueue.MOST);
        assertThat(waiting()).isZero();
    }

    @Test
    void aServerWithoutAThreadSaysSo() {
        executor.reject();
        ask("a");
        turn();
        executor.accept();
        ask("b");
        turn();
        executor.runAll();
        turn();

        assertThat(answers).containsExactly("a SERVER_BUSY", "b");
    }

    @Test
    void aFailureIsAnAnswer() {
        ask("a", () -> {
            throw new IllegalStateException("Asked for");
        });
        turn();
        executor.runAll();
        turn();

        assertThat(answers).containsExactly("a COMMON");
    }
}
