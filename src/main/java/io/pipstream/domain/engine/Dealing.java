package io.pipstream.domain.engine;

import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.engine.FillDraws.Chance;
import io.pipstream.domain.engine.FillDraws.LastLook;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import java.math.BigDecimal;

/**
 * Makes the price of a fill. A buyer pays the ask and a seller gets the bid of the quote that is there, however far it
 * has jumped; the account's realism widens the spread and adds slippage, rounded against the trader. What was promised a
 * price, a limit or a take-profit, never gets a worse one.
 */
final class Dealing {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Dealing() {}

    /** Deals at this quote; whether it may be dealt at is the caller's to know. */
    static Attempt<Deal> deal(Decision decision, MarketQuote seen, FillDraws draws, Wish wish) {
        Quote quote = seen.quote();
        Chance chance = draws.draw(decision.nextSequence(), wish.units(), seen.volatility());
        if (chance.lastLook() == LastLook.WITHDRAWS && hasLastLook(wish.trigger())) {
            return Attempt.refused(
                    Reason.LAST_LOOK_REJECT,
                    "The market withdrew " + quote.dealingPrice(wish.side()) + " after "
                            + chance.draw().latencyMillis() + " ms");
        }
        BigDecimal dealing = widened(quote, wish.side(), chance.draw().spreadFactor());
        BigDecimal price = price(wish, dealing, chance.draw());
        if (wish.bound() != null && isWorse(wish.side(), price, wish.bound())) {
            return Attempt.refused(
                    Reason.BOUNDS_VIOLATION, "The price is " + price + ", the worst allowed was " + wish.bound());
        }
        Refusal missing = decision.valuation().missing(wish.instrument()).orElse(null);
        if (missing != null) {
            return Attempt.refused(missing);
        }
        return Attempt.of(new Deal(
                quote,
                seen.age().toMillis(),
                wish.side(),
                wish.trigger(),
                wish.triggerPrice(),
                chance.draw(),
                dealing,
                price,
                isOrder(wish.trigger()) ? chance.units() : wish.units(),
                decision.valuation().conversion(wish.instrument())));
    }

    private static BigDecimal price(Wish wish, BigDecimal dealing, Draw draw) {
        BigDecimal price = dealing;
        if (draw.slippagePips().signum() != 0) {
            Instrument instrument = wish.instrument();
            BigDecimal slip = draw.slippagePips().multiply(instrument.terms().pip());
            price = wish.side() == Side.BUY
                    ? instrument.roundAsk(dealing.add(slip))
                    : instrument.roundBid(dealing.subtract(slip));
        }
        boolean promised = wish.trigger() == Trigger.LIMIT || wish.trigger() == Trigger.TAKE_PROFIT;
        if (promised && wish.triggerPrice() != null && isWorse(wish.side(), price, wish.triggerPrice())) {
            return wish.triggerPrice();
        }
        return price.signum() > 0 ? price : dealing;
    }

    private static BigDecimal widened(Quote quote, Side side, BigDecimal factor) {
        BigDecimal dealing = quote.dealingPrice(side);
        if (factor.compareTo(BigDecimal.ONE) == 0) {
            return dealing;
        }
        BigDecimal half = quote.ask().subtract(quote.bid()).multiply(HALF).multiply(factor);
        BigDecimal wide = side == Side.BUY
                ? quote.instrument().roundAsk(quote.mid().add(half))
                : quote.instrument().roundBid(quote.mid().subtract(half));
        return wide.signum() > 0 ? wide : dealing;
    }

    private static boolean isWorse(Side side, BigDecimal price, BigDecimal than) {
        return price.compareTo(than) * side.sign() > 0;
    }

    /** Only who asks for the price of this moment can be refused it; what waits for a price is the broker's own to fill. */
    private static boolean hasLastLook(Trigger trigger) {
        return trigger == Trigger.MARKET || trigger == Trigger.CLIENT_CLOSE;
    }

    /** What closes is always taken whole: a protective stop leaves nothing behind. */
    private static boolean isOrder(Trigger trigger) {
        return switch (trigger) {
            case MARKET, LIMIT, STOP, MARKET_IF_TOUCHED -> true;
            case STOP_LOSS, TAKE_PROFIT, TRAILING_STOP, CLIENT_CLOSE, MARGIN_CLOSEOUT -> false;
        };
    }
}
