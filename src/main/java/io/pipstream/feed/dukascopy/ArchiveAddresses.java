package io.pipstream.feed.dukascopy;

import java.net.URI;

/** Where the hours of the archive can be downloaded. An hour without ticks is an empty file or none. Immutable. */
final class ArchiveAddresses {

    private final String base;

    /** @param base what stands before the symbol, with or without a slash at its end */
    ArchiveAddresses(URI base) {
        this.base = base.toString().replaceAll("/+$", "") + "/";
    }

    URI address(ArchiveHour hour) {
        return URI.create(base + hour.place());
    }
}
