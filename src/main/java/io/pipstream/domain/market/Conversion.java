package io.pipstream.domain.market;

import io.pipstream.domain.money.Currency;
import java.math.BigDecimal;
import java.util.List;

public record Conversion(Currency from, Currency to, List<Leg> legs, BigDecimal rate) {
    public record Leg(Instrument instrument, BigDecimal rate, boolean inverted) {}
}
