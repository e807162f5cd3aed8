package io.pipstream.wire;

import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.FillExplanation;
import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells in plain words how a fill came to its price. */
final class FillSentences {

    private FillSentences() {}

    static List<String> of(Fill fill) {
        FillExplanation explanation = fill.explanation();
        List<String> sentences = new ArrayList<>();
        sentences.add(deal(fill));
        sentences.add(quote(explanation));
        sentences.add(trigger(fill));
        sentences.add(model(explanation.draw()));
        sentences.add(costs(explanation));
        if (!explanation.conversion().legs().isEmpty()) {
            sentences.add(conversion(explanation.conversion()));
        }
        return sentences;
    }

    private static String deal(Fill fill) {
        Quote quote = fill.explanation().quote();
        String side = fill.side() == Side.BUY ? "ask" : "bid";
        String relation = fill.price().compareTo(quote.dealingPrice(fill.side())) == 0
                ? "the " + side
                : "where the " + side + " was " + plain(quote.dealingPrice(fill.side()));
        return String.format(
                Locale.ROOT,
                "You %s %,d %s at %s, %s of a quote %,d ms old from %s.",
                fill.side() == Side.BUY ? "bought" : "sold",
                fill.units(),
                quote.instrument().symbol(),
                plain(fill.price()),
                relation,
                fill.explanation().quoteAgeMillis(),
                quote.source());
    }

    private static String quote(FillExplanation explanation) {
        Quote quote = explanation.quote();
        String made = quote.synthetic() ? "; its source gave one price only, and the spread around it is made up" : "";
        long came = Duration.between(quote.time(), quote.received()).toMillis();
        String late = came > 0 ? ", which came %,d ms later,".formatted(came) : "";
        return "The quote of " + quote.time() + late + " had the bid at " + plain(quote.bid()) + " and the ask at "
                + plain(quote.ask()) + made + ".";
    }

    private static String trigger(Fill fill) {
        Trigger trigger = fill.explanation().trigger();
        BigDecimal price = fill.explanation().triggerPrice();
        String at = price == null ? "its price" : plain(price);
        String sentence = switch (trigger) {
            case MARKET -> "The order asked for the price of that moment";
            case LIMIT -> "The limit order asked for " + at + " or better";
            case STOP -> "The stop order waited for " + at;
            case MARKET_IF_TOUCHED -> "The order waited for the market to touch " + at;
            case STOP_LOSS -> "The stop-loss stood at " + at;
            case TAKE_PROFIT -> "The take-profit stood at " + at;
            case TRAILING_STOP -> "The trailing stop had come to " + at;
            case CLIENT_CLOSE -> "You asked to close at the price of that moment";
            case MARGIN_CLOSEOUT -> "The account's equity had fallen below its close-out level";
        };
        return sentence + (isBeyond(fill, price) ? "; the market had already gone beyond it." : ".");
    }

    /** Whether the quote alone was worse than the price it was to be. */
    private static boolean isBeyond(Fill fill, @Nullable BigDecimal price) {
        BigDecimal dealing = fill.explanation().quote().dealingPrice(fill.side());
        return price != null && dealing.compareTo(price) * fill.side().sign() > 0;
    }

    private static String model(Draw draw) {
        String name = MemberWriter.wireName(draw.model());
        if (draw.model() == RealismName.FRICTIONLESS) {
            return "The model frictionless, version " + draw.version()
                    + ", adds no latency, no slippage and no spread to it.";
        }
        return "The model %s, version %d, with the seed %d, drew a latency of %d ms, a slippage of %s pips %s, and a spread %s times as wide."
                .formatted(
                        name,
                        draw.version(),
                        draw.seed(),
                        draw.latencyMillis(),
                        plain(draw.slippagePips().abs()),
                        draw.slippagePips().signum() < 0 ? "in your favour" : "against you",
                        plain(draw.spreadFactor()));
    }

    private static String costs(FillExplanation explanation) {
        String currency = explanation.conversion().to().code();
        BigDecimal slippage = explanation.slippageCost();
        String slipped = slippage.signum() < 0
                ? "slippage gained " + plain(slippage.negate())
                : "slippage cost " + plain(slippage);
        return "The half spread cost %s %s, %s %s."
                .formatted(plain(explanation.halfSpreadCost()), currency, slipped, currency);
    }

    private static String conversion(Conversion conversion) {
        String path = conversion.legs().stream()
                .map(leg ->
                        leg.instrument().symbol() + " at " + plain(leg.rate()) + (leg.inverted() ? " inverted" : ""))
                .collect(Collectors.joining(", then "));
        return "%s became %s at %s, over %s."
                .formatted(conversion.from().code(), conversion.to().code(), plain(conversion.rate()), path);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
