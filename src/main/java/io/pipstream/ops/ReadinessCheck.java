package io.pipstream.ops;

import io.pipstream.ops.Health.Check;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells a server's own health endpoint, such as WildFly's on its management port; all parts in one check. */
@Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {

    @Inject
    Health health;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("pipstream-ready").up();
        for (Check check : health.readiness()) {
            response.withData(check.name(), check.up());
            check.details().forEach((detail, value) -> response.withData(check.name() + "." + detail, value));
            if (!check.up()) {
                response.down();
            }
        }
        return response.build();
    }
}
