package io.pipstream.domain.engine;

import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An order, and what it does now.
 *
 * @param request with its exits sorted and its expiry known
 * @param timing whether it is filled at once, or waits and this is only what it would do
 * @param margin what that needs
 * @param refusal why it must not; null if it may
 */
record Proposal(
        OrderRequest request,
        Timing timing,
        Deal deal,
        Plan plan,
        MarginNeed margin,
        @Nullable Refusal refusal) {

    /** When an order is filled. */
    enum Timing {
        AT_ONCE,
        WAITS
    }
}
