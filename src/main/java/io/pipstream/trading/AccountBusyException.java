package io.pipstream.trading;

import io.pipstream.domain.account.AccountId;
import java.time.Duration;

/** An account has more to do than it gets done; nothing was changed. */
public final class AccountBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccountBusyException(AccountId account, Duration deadline) {
        super("The account %s is busy: its turn did not come within %s".formatted(account, deadline));
    }
}
