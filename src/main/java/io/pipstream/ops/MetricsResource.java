package io.pipstream.ops;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.platform.Metrics;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Every meter, for Prometheus. */
@Path("metrics")
@RequestScoped
@Needs(Scope.METRICS)
public class MetricsResource {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    @Inject
    Metrics metrics;

    @Inject
    FeedMeters feeds;

    /** Whatever the client says it accepts: scrapers differ, and all of them read this. */
    @GET
    public Response scrape() {
        return Response.ok(metrics.scrape(feeds::renew).getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", PROMETHEUS_TEXT)
                .build();
    }
}
