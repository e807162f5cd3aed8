package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import java.util.Optional;

/** How one source is asked and understood. Does no input or output, asks no clock and keeps nothing. */
sealed interface Dialect permits LineDialect, PollDialect, SocketDialect {

    /** What the source is unless the settings say otherwise. */
    SourceTraits traits();

    /** What the source calls the instrument; empty if it cannot have it. */
    Optional<String> symbol(Instrument instrument);
}
