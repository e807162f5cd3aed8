package io.pipstream.wire;

import io.pipstream.domain.account.FillExplanation;
import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import java.io.IOException;
import java.time.Instant;

/** Everything that made a fill's price, as its member {@code explain}. */
final class ExplanationJson {

    private ExplanationJson() {}

    static void write(MemberWriter to, FillExplanation explanation) throws IOException {
        to.json().writeObjectFieldStart("explain");
        writeQuote(to, explanation);
        to.json().writeObjectFieldStart("trigger");
        to.choice("kind", explanation.trigger());
        to.number("price", explanation.triggerPrice());
        to.json().writeEndObject();
        writeDraw(to, explanation.draw());
        to.number("half_spread_cost", explanation.halfSpreadCost());
        to.number("slippage_cost", explanation.slippageCost());
        ConversionJson.write(to, explanation.conversion());
        to.json().writeEndObject();
    }

    /** @param instrument of the quote it saw */
    static FillExplanation read(Members parent, Instrument instrument, Instruments instruments) {
        Members from = parent.members("explain");
        Members quote = from.members("quote");
        Members trigger = from.members("trigger");
        return new FillExplanation(
                new Quote(
                        instrument,
                        quote.number("bid"),
                        quote.number("ask"),
                        quote.time("time"),
                        quote.text("source"),
                        quote.truth("synthetic"),
                        received(quote)),
                quote.whole("age_ms"),
                trigger.choice(Trigger.class, "kind"),
                trigger.optionalNumber("price"),
                readDraw(from.members("model")),
                from.number("half_spread_cost"),
                from.number("slippage_cost"),
                ConversionJson.read(from, instruments));
    }

    /** Entries of the journal from before this was told count as received when they held. */
    private static Instant received(Members quote) {
        Instant received = quote.optionalTime("received");
        return received == null ? quote.time("time") : received;
    }

    private static void writeQuote(MemberWriter to, FillExplanation explanation) throws IOException {
        to.json().writeObjectFieldStart("quote");
        to.number("bid", explanation.quote().bid());
        to.number("ask", explanation.quote().ask());
        to.time("time", explanation.quote().time());
        to.time("received", explanation.quote().received());
        to.whole("age_ms", explanation.quoteAgeMillis());
        to.text("source", explanation.quote().source());
        to.json().writeBooleanField("synthetic", explanation.quote().synthetic());
        to.json().writeEndObject();
    }

    private static void writeDraw(MemberWriter to, Draw draw) throws IOException {
        to.json().writeObjectFieldStart("model");
        to.choice("name", draw.model());
        to.whole("version", draw.version());
        to.wideWhole("seed", draw.seed());
        to.whole("latency_ms", draw.latencyMillis());
        to.number("slippage_pips", draw.slippagePips());
        to.number("spread_factor", draw.spreadFactor());
        to.json().writeEndObject();
    }

    private static Draw readDraw(Members from) {
        return new Draw(
                from.choice(RealismName.class, "name"),
                from.smallWhole("version"),
                from.wideWhole("seed"),
                from.smallWhole("latency_ms"),
                from.number("slippage_pips"),
                from.number("spread_factor"));
    }
}
