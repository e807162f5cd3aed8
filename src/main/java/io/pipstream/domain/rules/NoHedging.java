package io.pipstream.domain.rules;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.RuleProfile.Sides;
import java.util.List;
import java.util.Optional;

/**
 * Whether both sides of an instrument may be open at once. NFA Compliance Rule 2-43(b): a dealer may not carry offsetting
 * positions in a customer's account. So an opposite order closes first; one that insists on opening is refused.
 */
public final class NoHedging {

    private final RuleProfile profile;

    /** Refuses nothing if the profile lets both sides be open. */
    public NoHedging(RuleProfile profile) {
        this.profile = profile;
    }

    /**
     * Why an order may not be filled as it asks; empty if it may.
     *
     * @param opposite the open trades of its instrument and the other side, the oldest first
     */
    public Optional<Refusal> fill(OrderRequest request, List<Trade> opposite) {
        if (profile.sides() == Sides.BOTH || request.positionFill() != PositionFill.OPEN_ONLY || opposite.isEmpty()) {
            return Optional.empty();
        }
        long units = opposite.stream().mapToLong(Trade::units).sum();
        Trade oldest = opposite.get(0);
        return Optional.of(new Refusal(
                Reason.HEDGING_NOT_ALLOWED,
                "OPEN_ONLY of %s %d %s while %d units are open on the other side, the oldest of them trade %d"
                        .formatted(request.side(), request.units(), request.instrument(), units, oldest.id()),
                profile.citation()));
    }
}
