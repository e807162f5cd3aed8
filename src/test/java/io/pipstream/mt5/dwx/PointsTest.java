package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Side;
import io.pipstream.pricing.InstrumentFile;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {

    private static final Instruments INSTRUMENTS = InstrumentFile.read();

    @ParameterizedTest(name = "{0} {1} at {2}, {3} and {4} points: {5} and {6}")
    @CsvSource({
        "EURUSD,BUY,1.10010,500,300,1.09510,1.10310", // 1.10010 - 0.00500, 1.10010 + 0.00300
        "EURUSD,SELL,1.10000,500,300,1.10500,1.09700", // 1.10000 + 0.00500, 1.10000 - 0.00300
        "USDJPY,BUY,150.010,500,300,149.510,150.310", // three digits: a point is 0.001
        "USDJPY,SELL,150.000,1,1,150.001,149.999",
        "EURUSD,BUY,1.10010,-20,1,1.10030,1.10011", // a stop that locks 20 points in
        "EURUSD,BUY,1.10010,0,0,,",
        "EURUSD,BUY,1.10010,2.5,2.4,1.10008,1.10012", // 1.100075 is rounded up, 1.100124 down
        "EURUSD,BUY,1.10010,110010,0,0.00000,", // no price: the broker refuses it
    })
    void areAwayFromThePriceOnTheRightSide(
            String symbol,
            Side side,
            BigDecimal price,
            BigDecimal sl,
            BigDecimal tp,
            BigDecimal stop,
            BigDecimal target) {
        Instrument instrument = INSTRUMENTS.find(symbol).orElseThrow();

        assertThat(Points.stopLoss(instrument, side, price, sl)).isEqualTo(stop);
        assertThat(Points.takeProfit(instrument, side, price, tp)).isEqualTo(target);
    }
}
