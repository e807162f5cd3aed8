package io.pipstream.signal.execution;

import io.pipstream.domain.order.OrderRequest;

/** What is to become of a signal in an account. Immutable. */
sealed interface Judgement {

    /** This is to be ordered. */
    record Order(OrderRequest request) implements Judgement {}

    /**
     * Nothing is to be done.
     *
     * @param detail a sentence with the numbers that decided
     */
    record Rejection(LeftAlone reason, String detail) implements Judgement {}
}
