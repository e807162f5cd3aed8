package io.pipstream.ops;

import io.pipstream.platform.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the parts of the server say of themselves, in the order of their names. */
@ApplicationScoped
public class Health {

    /** One part's answer. */
    public record Check(String name, boolean up, Map<String, String> details) {}

    @Inject
    @Any
    Instance<Readiness> parts;

    /** Ready to serve when all of them are. */
    public List<Check> readiness() {
        List<Check> checks = new ArrayList<>();
        for (Readiness part : parts) {
            checks.add(new Check(part.name(), part.ready(), part.details()));
        }
        checks.sort(Comparator.comparing(Check::name));
        return checks;
    }

    /** Alive as long as it can answer: a feed or broker that is down is no reason to restart the server. */
    public List<Check> liveness() {
        return List.of(new Check("pipstream", true, Map.of()));
    }
}
