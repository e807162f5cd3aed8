package io.pipstream.ledger;

/** A row is there already. */
final class DuplicateRowException extends LedgerException {

    private static final long serialVersionUID = 1L;

    DuplicateRowException(Throwable cause) {
        super("There is such a row already", cause);
    }
}
