package io.pipstream.wire;

import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.money.Currency;
import java.io.IOException;

/** An account's terms, as members. */
final class TermsJson {

    private TermsJson() {}

    static void write(MemberWriter to, AccountTerms terms) throws IOException {
        RealismProfile realism = terms.realism();
        to.text("currency", terms.currency().code());
        to.choice("profile", terms.rules());
        to.json().writeObjectFieldStart("realism");
        to.choice("name", realism.name());
        to.whole("version", realism.version());
        to.wideWhole("seed", realism.seed());
        to.whole("latency_median_ms", realism.latencyMedianMillis());
        to.number("latency_spread", realism.latencySpread());
        to.number("slippage_volatility_share", realism.slippageVolatilityShare());
        to.number("slippage_pips_per_million", realism.slippagePipsPerMillion());
        to.number("reject_probability", realism.rejectProbability());
        to.number("partial_fill_probability", realism.partialFillProbability());
        to.number("spread_factor", realism.spreadFactor());
        to.json().writeEndObject();
    }

    static AccountTerms read(Members from) {
        Members realism = from.members("realism");
        return new AccountTerms(
                new Currency(from.text("currency")),
                from.choice(RuleProfileName.class, "profile"),
                new RealismProfile(
                        realism.choice(RealismName.class, "name"),
                        realism.smallWhole("version"),
                        realism.wideWhole("seed"),
                        realism.smallWhole("latency_median_ms"),
                        realism.number("latency_spread"),
                        realism.number("slippage_volatility_share"),
                        realism.number("slippage_pips_per_million"),
                        realism.number("reject_probability"),
                        realism.number("partial_fill_probability"),
                        realism.number("spread_factor")));
    }
}
