package io.pipstream.rest;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The parameters that choose trades, as they came. */
public final class TradeParameters {

    @QueryParam("account")
    @Nullable
    String account;

    @QueryParam("pair")
    @Nullable
    String pair;

    @QueryParam("symbol")
    @Nullable
    String symbol;

    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("signal_type")
    @Nullable
    String signalType;

    @QueryParam("days")
    @Nullable
    String days;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("offset")
    @Nullable
    String offset;
}
