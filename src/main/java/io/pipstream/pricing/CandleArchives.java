package io.pipstream.pricing;

import java.util.Optional;

/** Histories that can be asked. Every bean of this type is, and no two have the same source. */
@FunctionalInterface
public interface CandleArchives {

    /** Empty if the source has none of its own, or we may not ask it. */
    Optional<CandleArchive> of(String source);
}
