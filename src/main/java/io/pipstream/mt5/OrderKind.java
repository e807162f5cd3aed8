package io.pipstream.mt5;

import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Side and type of an order in one, as MetaTrader counts them: from 0 to 5. */
public enum OrderKind {
    BUY(0, Side.BUY, OrderType.MARKET),
    SELL(1, Side.SELL, OrderType.MARKET),
    BUY_LIMIT(2, Side.BUY, OrderType.LIMIT),
    SELL_LIMIT(3, Side.SELL, OrderType.LIMIT),
    BUY_STOP(4, Side.BUY, OrderType.STOP),
    SELL_STOP(5, Side.SELL, OrderType.STOP);

    private final int number;
    private final Side side;
    private final OrderType type;

    OrderKind(int number, Side side, OrderType type) {
        this.number = number;
        this.side = side;
        this.type = type;
    }

    public int number() {
        return number;
    }

    public Side side() {
        return side;
    }

    public OrderType type() {
        return type;
    }

    /** Its name, such as {@code buy_limit}, in capitals or not. */
    public static Optional<OrderKind> named(String name) {
        return Stream.of(values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public static Optional<OrderKind> numbered(long number) {
        return Stream.of(values()).filter(kind -> kind.number == number).findFirst();
    }

    /** Empty for an order that MetaTrader does not know. */
    public static Optional<OrderKind> of(OrderRequest request) {
        return Stream.of(values())
                .filter(kind -> kind.side == request.side() && kind.type == request.type())
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
