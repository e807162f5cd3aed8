package io.pipstream.pricing;

import java.util.Optional;

/** The histories that can be asked. */
@FunctionalInterface
public interface CandleArchives {

    /** Empty if the source has none of its own, or we may not ask it. */
    Optional<CandleArchive> of(String source);
}
