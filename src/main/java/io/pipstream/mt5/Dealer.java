package io.pipstream.mt5;

import io.pipstream.access.Caller;

/**
 * Who deals, and on which account.
 *
 * @param account its name; empty for the caller's usual one
 */
public record Dealer(Caller caller, String account) {}
