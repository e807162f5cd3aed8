package io.pipstream.feed.dukascopy;

import io.pipstream.domain.market.Instrument;
import java.net.URI;
import java.time.Instant;
import java.util.stream.Stream;

/** Where the hours of the archive can be downloaded. An hour without ticks is an empty file or none. Immutable. */
public final class ArchiveAddresses {

    /** Dukascopy's own. */
    public static final URI USUAL = URI.create("https://datafeed.dukascopy.com/datafeed");

    private final String base;

    /** @param base what stands before the symbol, with or without a slash at its end */
    public ArchiveAddresses(URI base) {
        this.base = base.toString().replaceAll("/+$", "") + "/";
    }

    public URI address(ArchiveHour hour) {
        return URI.create(base + hour.place());
    }

    /** Of every hour that has a part in the time from {@code from} on and before {@code to}, oldest first. */
    public Stream<URI> addresses(Instrument instrument, Instant from, Instant to) {
        return ArchiveHour.span(instrument, from, to).map(this::address);
    }
}
