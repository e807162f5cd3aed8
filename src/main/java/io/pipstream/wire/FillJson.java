package io.pipstream.wire;

import io.pipstream.domain.account.Fill;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Side;
import java.io.IOException;

/** A fill with its explanation, as the member {@code fill} of the events it made. */
final class FillJson {

    private FillJson() {}

    static void write(MemberWriter to, Fill fill) throws IOException {
        to.json().writeObjectFieldStart("fill");
        writeMembers(to, fill);
        to.json().writeEndObject();
    }

    static void writeMembers(MemberWriter to, Fill fill) throws IOException {
        to.optionalWhole("order_id", fill.orderId());
        to.choice("side", fill.side());
        to.whole("units", fill.units());
        to.number("price", fill.price());
        ExplanationJson.write(to, fill.explanation());
    }

    /** @param instrument of the trade it filled */
    static Fill read(Members parent, Instrument instrument, Instruments instruments) {
        Members from = parent.members("fill");
        return new Fill(
                from.optionalWhole("order_id"),
                from.choice(Side.class, "side"),
                from.whole("units"),
                from.number("price"),
                ExplanationJson.read(from, instrument, instruments));
    }
}
