package io.pipstream.domain.engine;

import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.Reason;
import java.time.Instant;
import java.util.List;

/** Cancels orders whose time has ended. */
final class Expiring {

    private Expiring() {}

    static void expire(Decision decision) {
        for (Order order : List.copyOf(decision.state().orders().values())) {
            if (isOver(order, decision.now())) {
                expire(decision, order);
            }
        }
    }

    static void expire(Decision decision, Order order) {
        decision.cancel(
                order,
                Reason.TIME_IN_FORCE_EXPIRED,
                "It ended at " + order.request().expiry());
    }

    /** The end itself is too late. */
    static boolean isOver(Order order, Instant now) {
        Instant expiry = order.request().expiry();
        return expiry != null && !expiry.isAfter(now);
    }
}
