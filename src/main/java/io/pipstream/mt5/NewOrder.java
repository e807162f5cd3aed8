package io.pipstream.mt5;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as MetaTrader places it.
 *
 * @param price of an order that waits; what the client saw, for one at the market
 * @param deviation by how many points the fill may be worse than {@code price}, for one at the market; null for any
 * @param stopLoss its price; null for none
 * @param takeProfit its price; null for none
 * @param comment free text; may be empty
 * @param magic the program's number; 0 for none
 */
public record NewOrder(
        Instrument instrument,
        OrderKind kind,
        BigDecimal lots,
        @Nullable BigDecimal price,
        @Nullable Long deviation,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        String comment,
        long magic) {

    /** The order inside. Prices and lots may have what a program's binary fractions add to them. */
    OrderRequest request() {
        BigDecimal given = price == null ? null : Tidy.price("price", instrument, price);
        boolean market = kind.type() == OrderType.MARKET;
        if (!market && given == null) {
            throw new TerminalException("invalid_price", "An order of the type " + kind.code() + " needs a price.");
        }
        BigDecimal stop = stopLoss == null ? null : Tidy.price("sl", instrument, stopLoss);
        BigDecimal target = takeProfit == null ? null : Tidy.price("tp", instrument, takeProfit);
        return new OrderRequest(
                instrument,
                kind.side(),
                Tidy.units(instrument, lots),
                kind.type(),
                market ? null : given,
                market ? worst(given) : null,
                market ? TimeInForce.FOK : TimeInForce.GTC,
                null,
                PositionFill.DEFAULT,
                new Exits(stop, target == null ? List.of() : List.of(target), null),
                Magic.tags(magic, comment),
                null);
    }

    private @Nullable BigDecimal worst(@Nullable BigDecimal seen) {
        if (seen == null || deviation == null) {
            return null;
        }
        BigDecimal allowed = BigDecimal.valueOf(deviation, instrument.terms().priceDigits());
        BigDecimal bound =
                seen.add(allowed.multiply(BigDecimal.valueOf(kind.side().sign())));
        return bound.signum() > 0 ? bound : null;
    }
}
