package io.pipstream.pricing;

import io.pipstream.domain.market.Instrument;
import java.time.Instant;

/** When the market of an instrument is open, as a source quotes it; some sources never close. Thread-safe. */
public interface MarketCalendar {

    /** The moment itself if the market is open then, otherwise when it opens. */
    Instant nextOpen(Instrument instrument, String source, Instant time);

    /** When the session that is open then closes, or else the next one; {@link Instant#MAX} if it never does. */
    Instant nextClose(Instrument instrument, String source, Instant time);
}
