package io.pipstream.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The only place that asks the machine for the time. */
@ApplicationScoped
public class Clocks {

    @Produces
    @Dependent
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Dependent
    public NanoClock nanoClock() {
        return System::nanoTime;
    }
}
