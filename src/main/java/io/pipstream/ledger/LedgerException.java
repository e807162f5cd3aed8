package io.pipstream.ledger;

import org.jspecify.annotations.Nullable;

/** The store did not do what it was asked; nothing of it was recorded, unless the answer to a commit got lost. */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
