package io.pipstream.ledger;

/** Somebody else held the account, or all connections, for longer than one may wait; trying again later can help. */
public final class BusyAccountException extends LedgerException {

    private static final long serialVersionUID = 1L;

    BusyAccountException(String message, Throwable cause) {
        super(message, cause);
    }
}
