package io.pipstream.mt5;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New prices: null leaves what there is, 0 takes it away.
 *
 * @param price of an order that waits; cannot be taken away
 * @param takeProfit takes the place of all take-profits
 */
public record Levels(
        @Nullable BigDecimal price,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit) {

    Exits of(Trade trade) {
        return of(trade.exits(), trade.instrument());
    }

    OrderRequest of(OrderRequest request) {
        BigDecimal changed = price == null ? request.price() : Tidy.price("price", request.instrument(), price);
        return new OrderRequest(
                request.instrument(),
                request.side(),
                request.units(),
                request.type(),
                changed,
                request.priceBound(),
                request.timeInForce(),
                request.expiry(),
                request.positionFill(),
                of(request.exits(), request.instrument()),
                request.tags(),
                request.clientOrderId());
    }

    private Exits of(Exits present, Instrument instrument) {
        return new Exits(
                stopLoss == null ? present.stopLoss() : given("sl", instrument, stopLoss),
                takeProfit == null ? present.takeProfits() : targets(instrument, takeProfit),
                present.trailingDistance());
    }

    private static List<BigDecimal> targets(Instrument instrument, BigDecimal takeProfit) {
        BigDecimal target = given("tp", instrument, takeProfit);
        return target == null ? List.of() : List.of(target);
    }

    private static @Nullable BigDecimal given(String name, Instrument instrument, BigDecimal price) {
        return price.signum() == 0 ? null : Tidy.price(name, instrument, price);
    }
}
