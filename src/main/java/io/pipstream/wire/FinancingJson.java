package io.pipstream.wire;

import io.pipstream.domain.market.FinancingCharge;
import io.pipstream.domain.market.Instruments;
import java.io.IOException;

/** A charge for holding a trade over a rollover, with its arithmetic, as the member {@code charge}. */
final class FinancingJson {

    private FinancingJson() {}

    static void write(MemberWriter to, FinancingCharge charge) throws IOException {
        to.json().writeObjectFieldStart("charge");
        to.whole("units", charge.units());
        to.number("price", charge.price());
        to.number("annual_rate", charge.annualRate());
        to.whole("days", charge.days());
        to.number("quote_amount", charge.quoteAmount());
        ConversionJson.write(to, charge.conversion());
        to.json().writeEndObject();
    }

    /** @param parent has the charge and, beside it, its {@code amount} */
    static FinancingCharge read(Members parent, Instruments instruments) {
        Members from = parent.members("charge");
        return new FinancingCharge(
                from.whole("units"),
                from.number("price"),
                from.number("annual_rate"),
                from.smallWhole("days"),
                from.number("quote_amount"),
                ConversionJson.read(from, instruments),
                parent.number("amount"));
    }
}
