package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.TradingDays;
import io.pipstream.domain.rules.RuleProfile;
import io.pipstream.domain.rules.RuleProfiles;
import io.pipstream.domain.rules.Valuation;
import io.pipstream.pricing.MarketViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Values accounts as they are shown: at the newest quotes, however old. Thread-safe. */
@ApplicationScoped
public class AccountValues {

    private final MarketViews markets;
    private final RuleProfiles profiles;
    private final Conversions conversions;
    private final Clock clock;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AccountValues() {
        this.markets = null;
        this.profiles = null;
        this.conversions = null;
        this.clock = null;
    }

    @Inject
    public AccountValues(MarketViews markets, RuleProfiles profiles, Conversions conversions, Clock clock) {
        this.markets = markets;
        this.profiles = profiles;
        this.conversions = conversions;
        this.clock = clock;
    }

    public ValuedAccount now(Account account) {
        Market market = markets.now();
        RuleProfile profile = profiles.of(account.terms().rules());
        return new ValuedAccount(
                account,
                market,
                profile,
                new Valuation(account, market, conversions, profile, TradingDays.on(clock.instant())));
    }
}
