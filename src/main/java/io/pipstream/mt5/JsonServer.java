package io.pipstream.mt5;

import io.micrometer.core.instrument.MeterRegistry;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.platform.Shutdown;
import io.pipstream.zeromq.CurveDoor;
import io.pipstream.zeromq.CurveServer;
import io.pipstream.zeromq.ZmqAddress;
import io.pipstream.zeromq.ZmqContext;
import io.pipstream.zeromq.ZmqLoop;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** JSON commands over ZeroMQ, off by default: an Expert Advisor or a script asks for prices and trades an account. */
@ApplicationScoped
public class JsonServer {

    static final String SETTING = "pipstream.mt5.json";
    static final String CURVE_SETTINGS = "pipstream.mt5.curve";

    private static final String OFF = "off";

    private final ZmqContext context;
    private final CurveDoor door;
    private final JsonDesk desk;
    private final Settings settings;
    private final NanoClock clock;
    private final MeterRegistry meters;
    private @Nullable JsonWork work;
    private @Nullable ZmqLoop loop;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected JsonServer() {
        this.context = null;
        this.door = null;
        this.desk = null;
        this.settings = null;
        this.clock = null;
        this.meters = null;
    }

    @Inject
    public JsonServer(
            ZmqContext context,
            CurveDoor door,
            JsonDesk desk,
            Settings settings,
            NanoClock clock,
            MeterRegistry meters) {
        this.context = context;
        this.door = door;
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** A setting that is wrong ends the deployment. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        String value = settings.text(SETTING, OFF);
        CurveServer curve = CurveServer.read(settings, CURVE_SETTINGS);
        Duration deadline = settings.duration(
                "pipstream.mt5.deadline", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(1));
        if (value.equals(OFF)) {
            return;
        }
        ZmqAddress address = ZmqAddress.parseToBind(SETTING, value, curve);
        door.guard(curve);
        JsonWork begun = new JsonWork(address, curve, desk, deadline, clock, new CommandMetrics("json", meters));
        ZmqLoop running = context.start("mt5-json", begun);
        begun.wakeBy(running::wake);
        work = begun;
        loop = running;
    }

    /** Commands under way are recorded; their clients repeat them. */
    void stop(@Observes @Priority(Shutdown.SESSIONS) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (loop != null) {
            loop.stop();
        }
    }

    /** Where it is bound; empty while it is not. */
    String endpoint() {
        return work == null ? "" : work.endpoint();
    }
}
