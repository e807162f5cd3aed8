package io.pipstream.aggregation;

import java.time.Duration;
import java.util.Optional;

/**
 * A source that takes part.
 *
 * @param lateAfter when it is late; empty for the setting {@code pipstream.feed.late-after}. Longer where it is asked seldom
 */
public record SourceTerms(String source, Optional<Duration> lateAfter) {}
