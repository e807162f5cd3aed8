package io.pipstream.feed.dukascopy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.VirtualTime;
import io.pipstream.platform.HandDriven;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    final VirtualTime time = new VirtualTime();
    final HandDriven threads = new HandDriven();
    final List<String> done = new ArrayList<>();
    final Turns turns = new Turns("dukascopy:EURUSD", time, threads);

    @Test
    void whatFindsNoThreadIsTriedAgain() {
        threads.reject();
        turns.soon(() -> done.add("work"));
        time.advance(Duration.ofSeconds(3));
        assertThat(done).isEmpty();

        threads.accept();
        time.advance(Duration.ofSeconds(1));
        threads.runAll();

        assertThat(done).containsExactly("work");
        assertThat(time.live()).isZero();
    }

    @Test
    void whenItIsStoppedWhatWaitsIsNotDone() {
        turns.soon(() -> turns.later(Duration.ofSeconds(1), () -> done.add("later")));
        threads.runAll();
        turns.soon(() -> done.add("soon"));
        turns.stop(() -> done.add("released"));
        time.advance(Duration.ofSeconds(2));
        threads.runAll();

        assertThat(done).containsOnly("released");
        assertThat(time.live()).isZero();
    }

    @Test
    void stoppedWithinATurnItReleasesAfterIt() {
        turns.soon(() -> {
            turns.stop(() -> done.add("released"));
            turns.later(Duration.ofSeconds(1), () -> done.add("later"));
            done.add("rest");
        });
        threads.runAll();
        time.advance(Duration.ofSeconds(2));

        assertThat(done).endsWith("rest", "released");
        assertThat(time.live()).isZero();
    }
}
