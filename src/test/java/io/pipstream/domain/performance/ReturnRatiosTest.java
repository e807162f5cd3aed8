package io.pipstream.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReturnRatiosTest {

    @Test
    void compareTheMeanWithTheDeviation() {
        ReturnRatios ratios = ratios("0.03", "-0.01");

        // mean 0.01; sample deviation sqrt((0.02^2 + 0.02^2) / 1) = 0.0282843; 0.353553 x sqrt(252) = 5.6125
        assertThat(ratios.sharpe()).contains(new BigDecimal("5.6125"));
        // downside deviation sqrt((0 + 0.01^2) / 2) = 0.00707107; 1.414214 x sqrt(252) = 22.4499
        assertThat(ratios.sortino()).contains(new BigDecimal("22.4499"));
    }

    @Test
    void areNegativeWhenTheMeanIs() {
        ReturnRatios ratios = ratios("-0.03", "0.01");

        // mean -0.01, deviation as above; downside deviation sqrt(0.03^2 / 2) = 0.0212132; -0.471405 x sqrt(252) =
        // -7.4833
        assertThat(ratios.sharpe()).contains(new BigDecimal("-5.6125"));
        assertThat(ratios.sortino()).contains(new BigDecimal("-7.4833"));
    }

    @Test
    void haveNoSortinoWithoutANegativeReturn() {
        ReturnRatios ratios = ratios("0.01", "0.02", "0.03");

        assertThat(ratios.sharpe()).contains(new BigDecimal("31.7490")); // 0.02 / 0.01 x sqrt(252)
        assertThat(ratios.sortino()).isEmpty();
    }

    @Test
    void haveNoSharpeWhenAllReturnsAreEqual() {
        String third = "-0.3333333333333333";
        ReturnRatios ratios = ratios(third, third, third);

        assertThat(ratios.sharpe()).isEmpty();
        assertThat(ratios.sortino()).contains(new BigDecimal("-15.8745")); // the mean is the deviation: -sqrt(252)
    }

    @Test
    void areZeroWhenGainsAndLossesAreEven() {
        ReturnRatios ratios = ratios("0.01", "-0.01");

        assertThat(ratios.sharpe().orElseThrow()).isZero();
        assertThat(ratios.sortino().orElseThrow()).isZero();
    }

    @Test
    void needTwoDays() {
        assertThat(ratios("-0.01").sharpe()).isEmpty();
        assertThat(ratios("-0.01").sortino()).isEmpty();
        assertThat(ratios().sharpe()).isEmpty();
    }

    private static ReturnRatios ratios(String... returns) {
        return ReturnRatios.of(Arrays.stream(returns).map(BigDecimal::new).toList());
    }
}
