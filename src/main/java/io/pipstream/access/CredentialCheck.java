package io.pipstream.access;

/** Whether somebody who was admitted would be admitted still, and might do what they could. */
@FunctionalInterface
public interface CredentialCheck {

    /** Waits for the store if it is not known here. */
    boolean stillWorks(Caller caller);
}
