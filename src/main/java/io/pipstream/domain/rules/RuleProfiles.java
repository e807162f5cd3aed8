package io.pipstream.domain.rules;

import static java.util.Objects.requireNonNull;

import io.pipstream.domain.account.RuleProfileName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every profile there is. Immutable. */
public final class RuleProfiles {

    private final Map<RuleProfileName, RuleProfile> byName = new EnumMap<>(RuleProfileName.class);

    /** @throws IllegalArgumentException unless each name has exactly one profile */
    public RuleProfiles(List<RuleProfile> profiles) {
        for (RuleProfile profile : profiles) {
            if (byName.put(profile.name(), profile) != null) {
                throw new IllegalArgumentException("Twice the profile " + profile.name());
            }
        }
        for (RuleProfileName name : RuleProfileName.values()) {
            if (!byName.containsKey(name)) {
                throw new IllegalArgumentException("The profile " + name + " is missing");
            }
        }
    }

    public RuleProfile of(RuleProfileName name) {
        return requireNonNull(byName.get(name));
    }
}
