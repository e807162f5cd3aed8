package io.pipstream.mt5;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountSummary;

/**
 * An account's money now.
 *
 * @param leverage units of value for each unit of margin, where least is held
 */
public record AccountFigures(Account account, AccountSummary summary, long leverage) {}
