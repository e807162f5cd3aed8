package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.rules.RuleProfile;
import io.pipstream.domain.rules.Valuation;

/**
 * An account with what it is worth at one view of the market. For one thread.
 *
 * @param market all that the valuation sees
 * @param profile the account's present one
 */
public record ValuedAccount(Account account, Market market, RuleProfile profile, Valuation valuation) {}
