package io.pipstream.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderRequestTest {

    private static OrderRequest request(long units, OrderType type, String price, TimeInForce force) {
        return new OrderRequest(
                InstrumentFixtures.EUR_USD,
                Side.BUY,
                units,
                type,
                price == null ? null : new BigDecimal(price),
                new BigDecimal("1.2"),
                force,
                null,
                PositionFill.DEFAULT,
                Exits.NONE,
                Tags.NONE,
                null);
    }

    @Test
    void pricesGetTheInstrumentsDigits() {
        OrderRequest request = request(1, OrderType.LIMIT, "1.1", TimeInForce.GTC);
        assertThat(request.requiredPrice()).isEqualTo("1.10000");
        assertThat(request.priceBound()).isEqualTo("1.20000");
    }

    @Test
    void aRequestMustNotContradictItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(0, OrderType.MARKET, null, TimeInForce.FOK))
                .withMessage("units must be positive");
        assertThatIllegalArgumentException().isThrownBy(() -> request(1, OrderType.MARKET, "1.1", TimeInForce.FOK));
        assertThatIllegalArgumentException().isThrownBy(() -> request(1, OrderType.STOP, null, TimeInForce.GTC));
        assertThatIllegalArgumentException().isThrownBy(() -> request(1, OrderType.MARKET, null, TimeInForce.GTC));
        assertThatIllegalArgumentException().isThrownBy(() -> request(1, OrderType.LIMIT, "1.1", TimeInForce.IOC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(1, OrderType.LIMIT, "1.1", TimeInForce.GTD))
                .withMessage("GTD needs an expiry");
    }

    @Test
    void aMarketOrderHasNoPriceToAskFor() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        request(1, OrderType.MARKET, null, TimeInForce.FOK).requiredPrice());
    }

    @Test
    void exitsAreAtMostThreeTargetsAndAPositiveDistance() {
        BigDecimal one = BigDecimal.ONE;
        assertThatIllegalArgumentException().isThrownBy(() -> new Exits(null, List.of(one, one, one, one), null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Exits(null, List.of(), BigDecimal.ZERO));
        assertThat(new Exits(null, List.of(one, BigDecimal.TEN), one).withoutNearestTarget())
                .isEqualTo(new Exits(null, List.of(BigDecimal.TEN), one));
    }

    @Test
    void noMoreIsLeftOfAnOrderThanWasAskedFor() {
        OrderRequest request = request(5, OrderType.MARKET, null, TimeInForce.IOC);
        assertThatIllegalArgumentException().isThrownBy(() -> new Order(1, request, Instant.EPOCH, BigDecimal.ONE, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new Order(1, request, Instant.EPOCH, BigDecimal.ONE, -1));
        assertThat(new Order(1, request, Instant.EPOCH, BigDecimal.ONE, 5)
                        .filled(2)
                        .remainingUnits())
                .isEqualTo(3);
    }
}
