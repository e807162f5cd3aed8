package io.pipstream.domain.engine;

import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is to be dealt.
 *
 * @param triggerPrice the price that had to be reached; null if none had to
 * @param bound the worst price; null for any
 */
record Wish(
        Instrument instrument,
        Side side,
        long units,
        Trigger trigger,
        @Nullable BigDecimal triggerPrice,
        @Nullable BigDecimal bound) {}
