package io.pipstream.domain.rules;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.RuleProfile.Closing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of an instrument's trades may be closed. NFA Compliance Rule 2-43(b): a dealer must offset positions first in,
 * first out; at the customer's request it may offset transactions of the same size although older ones of another size
 * are there, but then the oldest of that size.
 *
 * <p>So all of a trade may be closed if it is the oldest, or the oldest of its size, by the units that are open now. A part
 * may be closed of the oldest only: what offsets it is another size than the trade, so the exception does not cover it.
 *
 * <p>Everywhere here {@code open} is what is open of one instrument and side, the oldest first.
 */
public final class FirstInFirstOut {

    private final RuleProfile profile;

    /** Refuses nothing if the profile lets any trade be closed. */
    public FirstInFirstOut(RuleProfile profile) {
        this.profile = profile;
    }

    /**
     * Some units of a trade, to be closed.
     *
     * @param units at least 1, at most what is open of it
     */
    public record Portion(Trade trade, long units) {}

    /** Why so many units of a trade may not be closed at the client's wish; empty if they may. */
    public Optional<Refusal> close(List<Trade> open, Trade trade, long units) {
        return inTheWay(open, trade, units)
                .map(first -> refusal("Trade %d of %d units must be closed before %d of the %d units of trade %d"
                        .formatted(first.id(), first.units(), units, trade.units(), trade.id())));
    }

    /**
     * Why a trade may not have these exits; empty if it may. An exit that FIFO forbids to act would be a promise that cannot
     * be kept, so it is refused where it is made: no exit while an older trade of the same size is open, and no second
     * take-profit (which closes a part) while any older trade is.
     *
     * @param trade one of {@code open}
     */
    public Optional<Refusal> attach(List<Trade> open, Trade trade, Exits exits) {
        List<Trade> older =
                open.stream().filter(other -> other.id() < trade.id()).toList();
        return attachToNewest(older, trade.units(), exits);
    }

    /** The same for a trade that is not open yet, and so will be the newest. */
    public Optional<Refusal> attachToNewest(List<Trade> open, long units, Exits exits) {
        if (isFree() || exits.equals(Exits.NONE) || open.isEmpty()) {
            return Optional.empty();
        }
        if (exits.takeProfits().size() > 1) {
            Trade first = open.get(0);
            return Optional.of(refusal(("Trade %d is older: of a newer one no part may be closed, so it can have one"
                            + " take-profit, not %d")
                    .formatted(first.id(), exits.takeProfits().size())));
        }
        return open.stream()
                .filter(other -> other.units() == units)
                .findFirst()
                .map(first -> refusal(
                        "Trade %d is older and has %d units, too: a newer one with exits needs another number of units"
                                .formatted(first.id(), units)));
    }

    /**
     * What is closed when a trade's exit is reached: never nothing. The trade itself if that is allowed; otherwise what FIFO
     * puts before it: in place of a whole trade the oldest one of its size, in place of a part the oldest trades. That takes
     * as many units out of the position as the exit was to take. Exits are checked when they are {@linkplain #attach made},
     * so this happens only when an older trade has come to the same size since, by losing a part. A trade that stays
     * although its last exit was reached then takes over the exits of the one that was closed in its place.
     */
    public List<Portion> exit(List<Trade> open, Trade trade, long units) {
        Optional<Trade> first = inTheWay(open, trade, units);
        if (first.isEmpty()) {
            return List.of(new Portion(trade, units));
        }
        return units == trade.units() ? List.of(new Portion(first.get(), units)) : oldestFirst(open, units);
    }

    /** What so many units close, the oldest first: an opposite order, or a position closed in part. Less if less is open. */
    public static List<Portion> oldestFirst(List<Trade> open, long units) {
        List<Portion> portions = new ArrayList<>();
        long left = units;
        for (Trade trade : open) {
            if (left == 0) {
                break;
            }
            long taken = Math.min(left, trade.units());
            portions.add(new Portion(trade, taken));
            left -= taken;
        }
        return portions;
    }

    /** The trade that has to be closed first: the oldest of the same size for a whole trade, the oldest for a part. */
    private Optional<Trade> inTheWay(List<Trade> open, Trade trade, long units) {
        if (isFree() || open.get(0).id() == trade.id()) {
            return Optional.empty();
        }
        boolean whole = units == trade.units();
        return open.stream()
                .filter(other -> other.id() < trade.id() && (!whole || other.units() == units))
                .findFirst();
    }

    private boolean isFree() {
        return profile.closing() == Closing.ANY;
    }

    private Refusal refusal(String detail) {
        return new Refusal(Reason.FIFO_VIOLATION, detail, profile.citation());
    }
}
