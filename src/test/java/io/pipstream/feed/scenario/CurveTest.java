package io.pipstream.feed.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.125, 1", "0.25, 2", "0.5, 1", "0.75, 0", "0.875, -2", "1, -4"})
    void itIsStraightBetweenItsCorners(double place, double value) {
        assertThat(Curve.through(0, 0, 0.25, 2, 0.75, 0, 1, -4).at(place)).isEqualTo(value);
    }

    @Test
    void itSpansTheWholeTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> Curve.through(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Curve.through(0.1, 1, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Curve.through(0, 1, 0.9, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Curve.through(0, 1, 0.5, 2, 0.5, 3, 1, 2));
    }
}
