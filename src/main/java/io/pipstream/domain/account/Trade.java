package io.pipstream.domain.account;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exposure that one fill opened, with its own exits: a first-in-first-out layer of a position. Immutable.
 *
 * @param id the sequence of the transaction that opened it, so that a smaller one is older
 * @param orderId the order that opened it
 * @param side BUY for a long trade
 * @param initialUnits what was opened, at least 1
 * @param openPrice in quote currency
 * @param initialStopLoss the stop-loss it was opened with, the measure of its risk; null for none
 * @param exits what will close it now
 * @param trailingStop where the trailing stop stands; null without one
 * @param takenTargets the take-profits that were reached, the first of them first
 */
public record Trade(
        long id,
        long orderId,
        Instrument instrument,
        Side side,
        long initialUnits,
        BigDecimal openPrice,
        Instant openedAt,
        @Nullable BigDecimal initialStopLoss,
        Tags tags,
        Exits exits,
        @Nullable BigDecimal trailingStop,
        List<BigDecimal> takenTargets,
        TradeResult result) {

    /** @throws IllegalArgumentException if more is closed than was opened */
    public Trade {
        takenTargets = List.copyOf(takenTargets);
        if (initialUnits < 1 || result.closedUnits() < 0 || result.closedUnits() > initialUnits) {
            throw new IllegalArgumentException(
                    "Trade %d has %d units, %d of them closed".formatted(id, initialUnits, result.closedUnits()));
        }
    }

    /** A trade as a fill opens it. */
    public static Trade opened(
            long id,
            long orderId,
            Instrument instrument,
            Fill fill,
            Instant at,
            Exits exits,
            Tags tags,
            @Nullable BigDecimal trailingStop) {
        return new Trade(
                id,
                orderId,
                instrument,
                fill.side(),
                fill.units(),
                fill.price(),
                at,
                exits.stopLoss(),
                tags,
                exits,
                trailingStop,
                List.of(),
                TradeResult.opened(at, fill));
    }

    /** How many take-profits were reached. */
    public int targetsTaken() {
        return takenTargets.size();
    }

    /** What is still open. */
    public long units() {
        return initialUnits - result.closedUnits();
    }

    public boolean isOpen() {
        return units() > 0;
    }

    /** The stop that would be reached first, the stop-loss or the trailing one; null without either. */
    public @Nullable BigDecimal stop() {
        BigDecimal fixed = exits.stopLoss();
        if (fixed == null || trailingStop == null) {
            return fixed == null ? trailingStop : fixed;
        }
        return side == Side.BUY ? fixed.max(trailingStop) : fixed.min(trailingStop);
    }

    /** What it would gain in quote currency if closed at that price, exact. */
    public BigDecimal profitAt(BigDecimal price, long units) {
        BigDecimal perUnit = side == Side.BUY ? price.subtract(openPrice) : openPrice.subtract(price);
        return perUnit.multiply(BigDecimal.valueOf(units));
    }

    /** With some of its units closed. */
    public Trade reduced(Fill closing, BigDecimal profitLoss) {
        return with(exits, trailingStop, takenTargets, result.plus(closing, profitLoss));
    }

    /** With the last of its units closed. */
    public Trade closed(
            Fill closing, BigDecimal profitLoss, Instant at, CloseReason reason, @Nullable PriceRange range) {
        BigDecimal lowest = range == null ? null : side == Side.BUY ? range.lowestBid() : range.lowestAsk();
        BigDecimal highest = range == null ? null : side == Side.BUY ? range.highestBid() : range.highestAsk();
        TradeResult last = result.plus(closing, profitLoss);
        return with(
                exits,
                trailingStop,
                takenTargets,
                side == Side.BUY ? last.closed(at, reason, lowest, highest) : last.closed(at, reason, highest, lowest));
    }

    /** With the nearest take-profit behind it. */
    public Trade tookTarget() {
        List<BigDecimal> taken = new ArrayList<>(takenTargets);
        taken.add(exits.takeProfits().get(0));
        return with(exits.withoutNearestTarget(), trailingStop, taken, result);
    }

    public Trade withExits(Exits changed, @Nullable BigDecimal trailingFrom) {
        return with(changed, trailingFrom, takenTargets, result);
    }

    /** With all that will close the other one, and what it has already taken. */
    public Trade withExitsOf(Trade other) {
        return with(other.exits, other.trailingStop, other.takenTargets, result);
    }

    public Trade trailedTo(BigDecimal stop) {
        return with(exits, stop, takenTargets, result);
    }

    /** With the financing of the rollovers until then, negative if it was paid. */
    public Trade financed(BigDecimal amount, Instant until) {
        return with(exits, trailingStop, takenTargets, result.financed(amount, until));
    }

    private Trade with(
            Exits newExits,
            @Nullable BigDecimal newTrailingStop,
            List<BigDecimal> newTakenTargets,
            TradeResult newResult) {
        return new Trade(
                id,
                orderId,
                instrument,
                side,
                initialUnits,
                openPrice,
                openedAt,
                initialStopLoss,
                tags,
                newExits,
                newTrailingStop,
                newTakenTargets,
                newResult);
    }
}
