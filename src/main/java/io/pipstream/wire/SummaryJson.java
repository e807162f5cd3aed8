package io.pipstream.wire;

import io.pipstream.domain.account.AccountSummary;
import java.io.IOException;

/** An account's money at one moment, as members. */
final class SummaryJson {

    private SummaryJson() {}

    static void write(MemberWriter to, AccountSummary summary) throws IOException {
        to.number("balance", summary.balance());
        to.number("equity", summary.equity());
        to.number("margin_used", summary.marginUsed());
        to.number("margin_free", summary.marginFree());
        to.number("unrealised", summary.unrealised());
        to.number("margin_level", summary.marginLevel());
    }

    static AccountSummary read(Members from) {
        return new AccountSummary(
                from.number("balance"),
                from.number("unrealised"),
                from.number("equity"),
                from.number("margin_used"),
                from.number("margin_free"),
                from.optionalNumber("margin_level"));
    }
}
