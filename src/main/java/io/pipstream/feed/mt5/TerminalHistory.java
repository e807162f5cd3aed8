package io.pipstream.feed.mt5;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.archive.Bars;
import io.pipstream.feed.live.LostException;
import io.pipstream.feed.live.NotUnderstoodException;
import io.pipstream.pricing.ArchiveException;
import io.pipstream.pricing.ArchiveException.Reason;
import io.pipstream.pricing.CandleArchive;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.TimeSpan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The bars of a terminal, of bids only. It gives so many of the newest and no others: what is older than those can never be
 * had.
 */
final class TerminalHistory implements CandleArchive {

    /** It may have to load them from its broker first. Longer than who asks waits: what comes late is kept. */
    static final Duration DEADLINE = Duration.ofSeconds(20);

    /** The bar that has just begun, and one that begins meanwhile. */
    private static final int UNFINISHED = 2;

    private final TerminalChoice terminal;
    private final TerminalLine line;
    private final Clock clock;
    private final Executor blocking;

    TerminalHistory(TerminalChoice terminal, TerminalLine line, Clock clock, Executor blocking) {
        this.terminal = terminal;
        this.line = line;
        this.clock = clock;
        this.blocking = blocking;
    }

    @Override
    public String source() {
        return terminal.source();
    }

    /** Counted as if the market never closed, so that the answer surely goes back that far. */
    @Override
    public Optional<Duration> reach(Instrument instrument, CandleInterval kept) {
        return terminal.instruments().contains(instrument)
                ? Optional.of(asked(kept).length().multipliedBy(terminal.mostBars() - UNFINISHED))
                : Optional.empty();
    }

    @Override
    public int mostAtOnce(CandleInterval kept) {
        long bars = Timeframe.of(kept).length().dividedBy(asked(kept).length());
        return (int) Math.max(1, terminal.mostBars() / bars);
    }

    @Override
    public CompletionStage<List<Candle>> fetch(CandleTrack track, TimeSpan span) {
        String symbol = terminal.symbol(track.instrument());
        Timeframe asked = asked(track.interval());
        return line.ask(TerminalSpeech.barsQuestion(symbol, asked, count(asked, span)), DEADLINE)
                .handleAsync((answer, lost) -> candles(answer, lost, symbol, track, span), blocking);
    }

    /** So many of the newest as may have begun since. */
    private int count(Timeframe asked, TimeSpan span) {
        long since = Duration.between(span.from(), clock.instant()).dividedBy(asked.length()) + UNFINISHED;
        return (int) Math.max(1, Math.min(since, terminal.mostBars()));
    }

    /** Where the broker's days do not begin with ours, days are made of hours. */
    private Timeframe asked(CandleInterval kept) {
        boolean hasOurDays =
                terminal.zone().filter(TerminalZone::turnsWithCandles).isPresent();
        return kept == CandleInterval.ONE_DAY && !hasOurDays ? Timeframe.H1 : Timeframe.of(kept);
    }

    private List<Candle> candles(
            @Nullable String answer, @Nullable Throwable lost, String symbol, CandleTrack track, TimeSpan span) {
        if (answer == null) {
            throw failed(Reason.FAILED, lost instanceof LostException known ? known.reason() : "the connection broke");
        }
        try {
            return candles(TerminalSpeech.bars(answer, symbol), track, span);
        } catch (TerminalRefusedException no) {
            throw failed(Reason.FAILED, "it refuses: " + no.detail());
        } catch (NotUnderstoodException wrong) {
            line.renew();
            throw failed(Reason.FAILED, wrong.detail());
        }
    }

    private List<Candle> candles(List<TerminalBar> said, CandleTrack track, TimeSpan span) {
        CandleInterval interval = asked(track.interval()).interval();
        Bars bars = new Bars(track, interval, span);
        Instant now = clock.instant();
        Instant oldest = Instant.MAX;
        for (TerminalBar bar : said) {
            Instant start = bar.start()
                    .in(terminal.zone())
                    .orElseThrow(() -> failed(
                            Reason.NOT_OFFERED, "its bars have times without a zone, and the feed has no zone="));
            oldest = start.isBefore(oldest) ? start : oldest;
            if (!interval.endOf(start).isAfter(now)) {
                bars.addBids(start, bar.bid(), bar.ticks());
            }
        }
        Instant whole = oldest;
        return bars.candles().stream()
                .filter(candle -> !candle.slot().start().isBefore(whole)) // its beginning may lie before what was said
                .toList();
    }

    private static CompletionException failed(Reason reason, String detail) {
        return new CompletionException(new ArchiveException(reason, detail, Optional.empty()));
    }
}
