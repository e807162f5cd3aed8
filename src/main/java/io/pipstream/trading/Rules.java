package io.pipstream.trading;

import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.rules.MarginRates;
import io.pipstream.domain.rules.RuleProfiles;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Map;

/** The rule profiles as the data files have them: those of the application, or those that settings name. Read once. */
@ApplicationScoped
public class Rules {

    private final RuleProfiles profiles;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Rules() {
        this.profiles = null;
    }

    /** @throws SettingException if a file that a setting names cannot be used; the message names the line */
    @Inject
    public Rules(Settings settings) {
        Map<RuleProfileName, MarginRates> marginRates = DataFiles.read(
                settings, "pipstream.trading.margin-rates", RulesFile.MARGIN_RATES, RulesFile::marginRates);
        profiles = DataFiles.read(
                settings,
                "pipstream.trading.profiles",
                RulesFile.PROFILES,
                (name, csv) -> RulesFile.profiles(name, csv, marginRates));
    }

    @Produces
    @Dependent
    public RuleProfiles profiles() {
        return profiles;
    }
}
