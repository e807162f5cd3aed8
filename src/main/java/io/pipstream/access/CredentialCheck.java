package io.pipstream.access;

/** Whether somebody who was admitted would be admitted still. */
@FunctionalInterface
public interface CredentialCheck {

    /** Waits for the store if it is not known here. */
    boolean stillWorks(Caller caller);
}
