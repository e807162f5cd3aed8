package io.pipstream.ledger;

import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which trades of an account to look for.
 *
 * @param openedFrom the earliest time of opening, included
 * @param offset how many of the newest to pass over, from 0
 * @param limit how many to give at most, from 1
 */
public record TradeFilter(
        AccountId account,
        String epoch,
        Optional<String> instrument,
        Optional<TradeState> state,
        Optional<String> signalType,
        Optional<Instant> openedFrom,
        int offset,
        int limit) {}
