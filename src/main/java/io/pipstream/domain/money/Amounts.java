package io.pipstream.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How amounts of an account's money are kept: with four digits after the point, whatever its currency. */
public final class Amounts {

    public static final BigDecimal ZERO = BigDecimal.ZERO.setScale(4);

    private static final int DIGITS = 4;

    private Amounts() {}

    /** Half-way goes to the even digit, so that many roundings neither make nor lose money. */
    public static BigDecimal round(BigDecimal exact) {
        return exact.setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
}
