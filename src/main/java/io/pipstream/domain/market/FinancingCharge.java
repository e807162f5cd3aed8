package io.pipstream.domain.market;

import java.math.BigDecimal;

public record FinancingCharge(
        long units,
        BigDecimal price,
        BigDecimal annualRate,
        int days,
        BigDecimal quoteAmount,
        Conversion conversion,
        BigDecimal amount) {}
