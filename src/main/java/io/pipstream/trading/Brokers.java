package io.pipstream.trading;

import io.pipstream.domain.engine.Broker;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Rollover;
import io.pipstream.domain.rules.RuleProfiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** The one broker, made of the rules and rates that the data files hold. */
@ApplicationScoped
public class Brokers {

    private final Broker broker;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Brokers() {
        this.broker = null;
    }

    @Inject
    public Brokers(RuleProfiles profiles, Conversions conversions, Rollover rollover) {
        this.broker = new Broker(profiles, conversions, rollover);
    }

    @Produces
    @Dependent
    public Broker broker() {
        return broker;
    }
}
