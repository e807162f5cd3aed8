package io.pipstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals();

    @Test
    void measuresFromTheOrderToItsEvent() {
        arrivals.ordered("a1", 3, 1_000_000);
        arrivals.arrived("a1", 3, 4_000_000); // 4,000,000 ns - 1,000,000 ns = 3,000 µs

        assertThat(arrivals.takeLatencies().getMaxValue()).isBetween(3_000L, 3_001L);
        assertThat(arrivals.awaited()).isZero();
    }

    @Test
    void measuresAnEventThatOvertakesTheAnswer() {
        arrivals.arrived("a1", 3, 4_000_000);
        arrivals.ordered("a1", 3, 1_000_000);

        assertThat(arrivals.takeLatencies().getMaxValue()).isBetween(3_000L, 3_001L);
        assertThat(arrivals.awaited()).isZero();
    }

    @Test
    void awaitsAnOrderWhoseEventIsOfAnotherAccountOrSequence() {
        arrivals.ordered("a1", 3, 1_000_000);
        arrivals.arrived("a2", 3, 2_000_000);
        arrivals.arrived("a1", 4, 2_000_000);

        assertThat(arrivals.takeLatencies().getTotalCount()).isZero();
        assertThat(arrivals.awaited()).isEqualTo(1);
    }

    @Test
    void readsTheNumberBeforeAnythingElse() {
        assertThat(FillSession.number("\"seq\":120,\"timestamp\":1", 6)).isEqualTo(120);
    }
}
