package io.pipstream.notification;

/** Rung when there are new notifications; must return at once. Every implementation is rung. */
public interface DeliveryBell {

    void rung();
}
