package io.pipstream.mt5.dwx;

import io.pipstream.domain.order.Reason;
import java.util.Locale;
import java.util.stream.Stream;

/** The errors of a MetaTrader 4 terminal that clients may know, with its numbers and words. */
enum MtError {
    COMMON(2, "common error"),
    INVALID_PARAMETERS(3, "invalid trade parameters"),
    SERVER_BUSY(4, "trade server is busy"),
    NOT_ENOUGH_RIGHTS(7, "not enough rights"),
    TIMEOUT(128, "trade timeout"),
    INVALID_PRICE(129, "invalid price"),
    INVALID_STOPS(130, "invalid stops"),
    INVALID_VOLUME(131, "invalid trade volume"),
    MARKET_CLOSED(132, "market is closed"),
    TRADE_DISABLED(133, "trade is disabled"),
    NOT_ENOUGH_MONEY(134, "not enough money"),
    PRICE_CHANGED(135, "price changed"),
    OFF_QUOTES(136, "off quotes"),
    REQUOTE(138, "requote"),
    TOO_MANY_REQUESTS(141, "too many requests"),
    EXPIRATION_DENIED(147, "expirations are denied by broker"),
    TOO_MANY_ORDERS(148, "amount of open and pending orders has reached the limit"),
    HEDGING_PROHIBITED(149, "hedging is prohibited"),
    FIFO(150, "prohibited by FIFO rules"),
    UNKNOWN_COMMAND(4014, "unknown command"),
    UNKNOWN_SYMBOL(4106, "unknown symbol"),
    INVALID_TICKET(4108, "invalid ticket");

    private final int code;
    private final String words;

    MtError(int code, String words) {
        this.code = code;
        this.words = words;
    }

    String code() {
        return Integer.toString(code);
    }

    String words() {
        return words;
    }

    /** What the terminal's refusal of that code is called. */
    static MtError ofCode(String code) {
        return switch (code) {
            case "forbidden", "unknown_account" -> NOT_ENOUGH_RIGHTS;
            case "unknown_ticket" -> INVALID_TICKET;
            case "invalid_price" -> INVALID_PRICE;
            case "invalid_volume" -> INVALID_VOLUME;
            case "invalid_fields" -> INVALID_PARAMETERS;
            case "account_busy" -> SERVER_BUSY;
            default ->
                Stream.of(Reason.values())
                        .filter(reason -> reason.name().toLowerCase(Locale.ROOT).equals(code))
                        .findFirst()
                        .map(MtError::of)
                        .orElse(COMMON);
        };
    }

    static MtError of(Reason reason) {
        return switch (reason) {
            case FIFO_VIOLATION -> FIFO;
            case HEDGING_NOT_ALLOWED -> HEDGING_PROHIBITED;
            case BOUNDS_VIOLATION -> PRICE_CHANGED;
            case INSUFFICIENT_MARGIN, MARGIN_CLOSEOUT -> NOT_ENOUGH_MONEY;
            case LAST_LOOK_REJECT -> REQUOTE;
            case MARKET_HALTED -> MARKET_CLOSED;
            case INSUFFICIENT_LIQUIDITY, STALE_QUOTE, INSTRUMENT_PRICE_UNKNOWN, CONVERSION_RATE_UNKNOWN -> OFF_QUOTES;
            case INSTRUMENT_NOT_TRADEABLE -> TRADE_DISABLED;
            case TIME_IN_FORCE_EXPIRED, EXPIRY_IN_THE_PAST -> EXPIRATION_DENIED;
            case LOSING_TAKE_PROFIT, LOSING_STOP_LOSS, STOP_LOSS_ON_FILL_LOSS, TAKE_PROFIT_ON_FILL_LOSS ->
                INVALID_STOPS;
            case UNITS_PRECISION_EXCEEDED,
                    UNITS_MINIMUM_NOT_MET,
                    UNITS_LIMIT_EXCEEDED,
                    CLOSE_UNITS_EXCEED_TRADE,
                    NOTHING_TO_REDUCE -> INVALID_VOLUME;
            case PRICE_PRECISION_EXCEEDED, PRICE_ALREADY_PASSED -> INVALID_PRICE;
            case OPEN_TRADES_ALLOWED_EXCEEDED, PENDING_ORDERS_ALLOWED_EXCEEDED -> TOO_MANY_ORDERS;
            case TRADE_DOESNT_EXIST, ORDER_DOESNT_EXIST, LINKED_TRADE_CLOSED -> INVALID_TICKET;
            case CLIENT_ORDER_ID_ALREADY_EXISTS,
                    TERMS_LOCKED_BY_OPEN_TRADES,
                    CLIENT_REQUEST,
                    CLIENT_REQUEST_REPLACED,
                    REQUESTED_FAULT -> COMMON;
        };
    }
}
