package io.pipstream.mt5;

import io.pipstream.domain.account.Trade;
import java.math.BigDecimal;

/**
 * An open trade, which MetaTrader calls a position.
 *
 * @param profit what it would gain if closed now, in the account's currency; 0 while a price or rate is not known
 */
public record OpenPosition(Trade trade, BigDecimal profit) {}
