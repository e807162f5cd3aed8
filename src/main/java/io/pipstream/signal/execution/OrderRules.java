package io.pipstream.signal.execution;

import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.Pips;
import io.pipstream.domain.market.PositionSize;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.Valuation;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Subscription;
import io.pipstream.signal.execution.Judgement.Order;
import io.pipstream.signal.execution.Judgement.Rejection;
import io.pipstream.trading.ValuedAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an account that wants a signal orders at the market there is: as many units as lose no more than its risk between the
 * price it would get now and the signal's stop, or as many as somebody says. Immutable.
 */
final class OrderRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ConfidenceMultipliers multipliers;

    OrderRules(ConfidenceMultipliers multipliers) {
        this.multipliers = multipliers;
    }

    /**
     * For a follower, in the size of its risk and the signal's confidence, unless the day's loss is too much.
     *
     * @param dayBegan the balance with which the account began the day of trading
     */
    Judgement judge(Signal signal, Subscription following, ValuedAccount valued, BigDecimal dayBegan) {
        BigDecimal percent = following.riskPercent().multiply(multipliers.of(signal.confidence()));
        return judge(
                signal,
                ExecutionTerms.ofRisk(percent, following.maximumDeviationPips()),
                valued,
                equity -> tooMuchLost(following, equity, dayBegan));
    }

    /** For somebody who asks for it, in just the size they say, on whatever day. */
    Judgement judge(Signal signal, ExecutionTerms terms, ValuedAccount valued) {
        return judge(signal, terms, valued, equity -> Optional.empty());
    }

    private static Judgement judge(
            Signal signal,
            ExecutionTerms terms,
            ValuedAccount valued,
            Function<BigDecimal, Optional<Rejection>> unaffordable) {
        MarketQuote seen = valued.market().quote(signal.instrument()).orElse(null);
        Rejection unpriced = unpriced(signal.instrument(), seen, valued.valuation());
        if (seen == null || unpriced != null) {
            return unpriced == null ? new Rejection(LeftAlone.NO_PRICE, "There is no price.") : unpriced;
        }
        BigDecimal equity = valued.valuation().summary().equity();
        return misplaced(signal, terms.maximumDeviationPips(), seen.quote())
                .or(() -> unaffordable.apply(equity))
                .<Judgement>map(rejection -> rejection)
                .orElseGet(() -> sized(
                        signal, terms, seen.quote(), equity, valued.valuation().conversion(signal.instrument())));
    }

    private static @Nullable Rejection unpriced(
            Instrument instrument, @Nullable MarketQuote seen, Valuation valuation) {
        if (seen == null) {
            return new Rejection(LeftAlone.NO_PRICE, "No quote of " + instrument.symbol() + " has come yet.");
        }
        if (seen.stale()) {
            return new Rejection(
                    LeftAlone.NO_PRICE,
                    "The last quote of %s is %d ms old."
                            .formatted(instrument.symbol(), seen.age().toMillis()));
        }
        Optional<Refusal> missing = valuation.missing(instrument).or(valuation::missing);
        return missing.map(refusal -> new Rejection(LeftAlone.NO_PRICE, refusal.detail() + "."))
                .orElse(null);
    }

    /** The price is where the signal is over, or too far from where it began. */
    private static Optional<Rejection> misplaced(Signal signal, BigDecimal maximumDeviation, Quote quote) {
        Side side = SignalOrders.side(signal);
        BigDecimal dealing = quote.dealingPrice(side);
        BigDecimal closing = quote.closingPrice(side);
        if (closing.subtract(signal.stopLoss()).signum() * side.sign() <= 0) {
            return left(
                    LeftAlone.STOP_REACHED,
                    "The price %s has reached the stop at %s.".formatted(closing, signal.stopLoss()));
        }
        BigDecimal target = nearestTarget(signal, side);
        if (dealing.subtract(target).signum() * side.sign() >= 0) {
            return left(
                    LeftAlone.TARGET_REACHED,
                    "The price %s has reached the first target at %s.".formatted(dealing, target));
        }
        BigDecimal pips = Pips.of(
                signal.instrument(), dealing.subtract(signal.entryPrice()).abs());
        if (pips.compareTo(maximumDeviation) > 0) {
            return left(
                    LeftAlone.DEVIATION,
                    "The price %s is %s pips from the entry at %s, at most %s are allowed."
                            .formatted(dealing, plain(pips), signal.entryPrice(), plain(maximumDeviation)));
        }
        return Optional.empty();
    }

    private static BigDecimal nearestTarget(Signal signal, Side side) {
        Comparator<BigDecimal> rising = Comparator.naturalOrder();
        return signal.takeProfits().stream()
                .min(side == Side.BUY ? rising : rising.reversed())
                .orElseThrow();
    }

    private static Optional<Rejection> tooMuchLost(Subscription following, BigDecimal equity, BigDecimal dayBegan) {
        BigDecimal lost = dayBegan.subtract(equity);
        BigDecimal most = dayBegan.multiply(following.mostLossPercentADay()).movePointLeft(2);
        if (lost.signum() <= 0 || lost.compareTo(most) < 0) {
            return Optional.empty();
        }
        String percent = dayBegan.signum() > 0
                ? plain(lost.multiply(HUNDRED).divide(dayBegan, 2, RoundingMode.HALF_EVEN))
                : "more than 100";
        return left(
                LeftAlone.DAILY_LOSS,
                "The account began the day with %s and is worth %s, a loss of %s %%; %s %% a day are allowed."
                        .formatted(dayBegan, equity, percent, plain(following.mostLossPercentADay())));
    }

    private static Judgement sized(
            Signal signal, ExecutionTerms terms, Quote quote, BigDecimal equity, Conversion conversion) {
        if (terms.units() != null) {
            return new Order(SignalOrders.order(signal, terms.units(), terms.maximumDeviationPips()));
        }
        BigDecimal percent = terms.riskPercent();
        BigDecimal risk = PositionSize.risk(equity, percent);
        BigDecimal distance = quote.dealingPrice(SignalOrders.side(signal))
                .subtract(signal.stopLoss())
                .abs();
        long units = PositionSize.forRisk(signal.instrument(), risk, distance, conversion);
        if (units == 0) {
            return new Rejection(
                    LeftAlone.SIZE_TOO_SMALL,
                    "%s %% of %s over %s pips to the stop are fewer than %d units."
                            .formatted(
                                    plain(percent),
                                    equity,
                                    plain(Pips.of(signal.instrument(), distance)),
                                    signal.instrument().terms().minUnits()));
        }
        return new Order(SignalOrders.order(signal, units, terms.maximumDeviationPips()));
    }

    private static Optional<Rejection> left(LeftAlone reason, String detail) {
        return Optional.of(new Rejection(reason, detail));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
