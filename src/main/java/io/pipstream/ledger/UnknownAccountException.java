package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;

/** There is no account of that name. */
public final class UnknownAccountException extends LedgerException {

    private static final long serialVersionUID = 1L;

    public UnknownAccountException(AccountId account) {
        super("There is no account " + account, null);
    }
}
