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
            public String answer() {
                done.add(name);
                work.run();
                return name;
            }

            @Override
            public String refusal(MtError error, String sentence) {
                return name + " " + error;
            }
        });
    }

    private void turn() {
        queue.turn(answers::add);
    }

    private double count(String outcome) {
        return meters.find("pipstream.mt5.dwx.commands").tag("outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
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
    void anAnswerThatIsKnownWaitsForItsTurn() {
        ask("a");
        queue.addAnswered("no command");
        turn();
        assertThat(answers).isEmpty();

        executor.runAll();
        turn();
        executor.runAll();
        turn();

        assertThat(answers).containsExactly("a", "no command");
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
        assertThat(count("timeout")).isEqualTo(2);
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
        assertThat(count("busy")).isEqualTo(1);
    }

    @Test
    void whatIsBeyondAllBoundsIsDroppedAndCounted() {
        for (int number = 0; number < CommandQueue.MOST + 5; number++) {
            ask("n" + number);
        }

        assertThat(count("dropped")).isEqualTo(5);
        assertThat(meters.get("pipstream.mt5.dwx.commands.waiting").gauge().value())
                .isEqualTo(CommandQueue.MOST);
        clock.advance(DEADLINE);
        turn();
        assertThat(answers).hasSize(CommandQueue.MOST);
        assertThat(meters.get("pipstream.mt5.dwx.commands.waiting").gauge().value())
                .isZero();
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
