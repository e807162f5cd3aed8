package io.pipstream.feed.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Question;
import io.pipstream.feed.live.SourceAccess;
import io.pipstream.pricing.ArchiveException;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.TimeSpan;
import java.time.Duration;
import java.util.Optional;

/** How the history of one source is asked and understood. Does no input or output, asks no clock and keeps nothing. */
sealed interface HistoryDialect permits OandaHistory, TwelveDataHistory, YahooHistory {

    /** How far back it goes; empty if it does not have the instrument, or none of the interval. */
    Optional<Duration> reach(Instrument instrument, CandleInterval kept);

    /**
     * Of which interval it is asked for those of the kept one. Where its own days do not begin at 17:00 in New York, days are
     * made of its hours.
     */
    CandleInterval asked(CandleInterval kept);

    /** How many candles of the kept interval one question may be about; its answer stays well below what is read of one. */
    int mostAtOnce(CandleInterval kept);

    Question question(SourceAccess access, CandleTrack track, TimeSpan span);

    /**
     * Puts what the answer says into the bars.
     *
     * @param json an object, of an answer of any status
     * @throws ArchiveException if it is no candles
     */
    void read(int status, JsonNode json, Bars bars) throws ArchiveException;
}
