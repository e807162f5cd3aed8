package io.pipstream.rest;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The parameters of a position's size, as they came. */
public final class RiskParameters {

    @QueryParam("risk_percent")
    @Nullable
    String riskPercent;

    @QueryParam("risk_amount")
    @Nullable
    String riskAmount;

    @QueryParam("stop_pips")
    @Nullable
    String stopPips;

    @QueryParam("stop_price")
    @Nullable
    String stopPrice;

    @QueryParam("entry_price")
    @Nullable
    String entryPrice;
}
