package io.pipstream.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.UUID;

/** The only place that draws random names. */
@ApplicationScoped
public class RandomIds {

    @Produces
    @Dependent
    public Ids ids() {
        return () -> UUID.randomUUID().toString();
    }
}
