package io.pipstream.feed.live;

import java.time.Duration;

/** A message that a client must repeat. */
record Heartbeat(String message, Duration every) {}
