package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;

/** The end of an account's journal: the number of its last entry and the epoch that entry belongs to. */
public record Head(AccountId account, String epoch, long sequence) {}
