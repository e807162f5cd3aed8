package io.pipstream.feed.live;

import io.pipstream.platform.NanoClock;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a live feed uses of the server.
 *
 * @param scheduler nothing that runs here waits
 * @param blocking for what waits for the store of quotas
 */
public record Surroundings(Clock clock, NanoClock nanoClock, ScheduledExecutorService scheduler, Executor blocking) {}
