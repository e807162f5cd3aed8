package io.pipstream.domain.order;

/** Why a request was refused, or an order cancelled; the names are those that users of OANDA's v20 API know. */
public enum Reason {
    FIFO_VIOLATION("Trades of an instrument must be closed first in, first out"),
    HEDGING_NOT_ALLOWED("The account may not hold both sides of an instrument"),
    BOUNDS_VIOLATION("The price is worse than the order's bound"),
    INSUFFICIENT_MARGIN("The free margin does not suffice"),
    INSUFFICIENT_LIQUIDITY("The market does not take all of it"),
    LAST_LOOK_REJECT("The market withdrew its price"),
    MARKET_HALTED("The market is closed"),
    STALE_QUOTE("The last price is too old to deal at"),
    INSTRUMENT_PRICE_UNKNOWN("There is no price yet"),
    INSTRUMENT_NOT_TRADEABLE("The instrument cannot be traded"),
    TIME_IN_FORCE_EXPIRED("The order's time has ended"),
    LINKED_TRADE_CLOSED("The trade it belongs to is closed"),
    LOSING_TAKE_PROFIT("The take-profit is on the losing side of the price"),
    LOSING_STOP_LOSS("The stop-loss is on the winning side of the price"),
    STOP_LOSS_ON_FILL_LOSS("The stop-loss would be reached as soon as the order is filled"),
    TAKE_PROFIT_ON_FILL_LOSS("The take-profit would be reached as soon as the order is filled"),
    CLIENT_ORDER_ID_ALREADY_EXISTS("The client order id was used for another request"),
    UNITS_PRECISION_EXCEEDED("Units are whole"),
    UNITS_MINIMUM_NOT_MET("There are too few units"),
    UNITS_LIMIT_EXCEEDED("There are too many units"),
    PRICE_PRECISION_EXCEEDED("The price has too many digits"),
    PRICE_ALREADY_PASSED("The market is already beyond the order's price"),
    EXPIRY_IN_THE_PAST("The order's time has already ended"),
    OPEN_TRADES_ALLOWED_EXCEEDED("Too many trades are open"),
    PENDING_ORDERS_ALLOWED_EXCEEDED("Too many orders are waiting"),
    NOTHING_TO_REDUCE("No trade of the opposite side is open"),
    CLOSE_UNITS_EXCEED_TRADE("There are fewer units open than are to be closed"),
    TRADE_DOESNT_EXIST("No such trade is open"),
    ORDER_DOESNT_EXIST("No such order is waiting"),
    CONVERSION_RATE_UNKNOWN("There is no rate yet between the instrument's and the account's currency"),
    TERMS_LOCKED_BY_OPEN_TRADES("The account's terms cannot change so while trades or orders are open"),
    CLIENT_REQUEST("The client cancelled it"),
    CLIENT_REQUEST_REPLACED("The client replaced it"),
    MARGIN_CLOSEOUT("The account's trades were closed for lack of margin"),
    REQUESTED_FAULT("A client asked for orders to be refused");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** A sentence without its full stop. */
    public String text() {
        return text;
    }
}
