package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.TradeEvent;
import java.util.List;

/**
 * What was recorded of a request. Immutable.
 *
 * @param events of the request, from the first time it was made
 * @param before the account as it was found
 * @param after the account as it is now
 * @param isRepetition whether the request had been made before, and nothing was done now
 */
public record Recorded(List<TradeEvent> events, Account before, Account after, boolean isRepetition) {}
