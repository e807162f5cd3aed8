package io.pipstream.pricing;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The history that a source of quotes has of its own. Thread-safe. */
public interface CandleArchive {

    /** Whose history it is, as its quotes carry it. */
    String source();

    /**
     * How far back it goes.
     *
     * @param kept one of {@link CandleBook#KEPT}
     * @return empty if it has no such candles
     */
    Optional<Duration> reach(Instrument instrument, CandleInterval kept);

    /** How long a time may be asked for at once, in candles; at least 1. */
    int mostAtOnce(CandleInterval kept);

    /**
     * Asks for the candles that begin in that time and are complete. Where the source has one price only, they have the
     * instrument's typical spread and are synthetic. The answer may have fewer candles than slots, never two of a slot. It
     * comes, or fails with an {@link ArchiveException}, within a bounded time; this call itself does not wait.
     *
     * @param span from the beginning of a slot to the end of one, in the past
     */
    CompletionStage<List<Candle>> fetch(CandleTrack track, TimeSpan span);
}
