package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.LogLimit;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.QuoteCheck.RefusedQuoteException;
import io.pipstream.feed.QuoteRefusal;
import io.pipstream.feed.QuoteSink;
import io.pipstream.feed.RawQuote;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes on what a source said: prices to the sink, the rest to whoever runs the source. For one thread at a time. */
final class Hearing {

    private static final Logger LOG = System.getLogger(Hearing.class.getName());

    private static final int MOST_DIGITS = 40;

    private final LiveSource source;
    private final QuoteCheck check;
    private final QuoteSink sink;
    private final Clock clock;
    private final LiveMetrics metrics;
    private final Map<Instrument, Quote> offered = new HashMap<>();
    private final LogLimit logLimit = new LogLimit();

    /**
     * What was said beside prices.
     *
     * @param understood how many things made sense, whatever they were
     */
    record Rest(int understood, Optional<Heard.Refused> refused, List<Instrument> notOffered) {}

    Hearing(LiveSource source, QuoteCheck check, QuoteSink sink, Clock clock, LiveMetrics metrics) {
        this.source = source;
        this.check = check;
        this.sink = sink;
        this.clock = clock;
        this.metrics = metrics;
    }

    Rest tell(List<Heard> heard) {
        int understood = 0;
        Optional<Heard.Refused> refused = Optional.empty();
        List<Instrument> notOffered = new ArrayList<>();
        for (Heard one : heard) {
            if (one instanceof Heard.Malformed malformed) {
                malformed(malformed.detail());
            } else if (one instanceof Heard.Refused refusal) {
                refused = refused.or(() -> Optional.of(refusal));
            } else {
                understood++;
                tell(one, notOffered);
            }
        }
        if (understood > 0) {
            sink.alive();
        }
        return new Rest(understood, refused, notOffered);
    }

    private void tell(Heard one, List<Instrument> notOffered) {
        if (one instanceof Heard.TwoSided quote) {
            offer(new RawQuote(quote.instrument().symbol(), quote.bid(), quote.ask(), quote.time()));
        } else if (one instanceof Heard.Last last) {
            if (isOfSaneLength(last.price())) {
                offer(RawQuote.around(last.instrument(), last.price(), last.time()));
            } else {
                sink.refused(QuoteRefusal.IMPLAUSIBLE);
            }
        } else if (one instanceof Heard.NotOffered lacking) {
            notOffered.add(lacking.instrument());
            log("has no " + lacking.instrument() + ": " + lacking.detail());
        }
    }

    /** A spread around a number such as 1E-999999999 would fill the memory. */
    private static boolean isOfSaneLength(BigDecimal price) {
        return price.precision() <= MOST_DIGITS && Math.abs((long) price.scale()) <= MOST_DIGITS;
    }

    void malformed(String detail) {
        metrics.malformed();
        sink.refused(QuoteRefusal.MALFORMED);
        log("said what is not understood: " + detail);
    }

    /** It will say nothing for a while, as far as we know. What it says first after that counts, even if it is nothing new. */
    void interrupted() {
        offered.clear();
        sink.interrupted();
    }

    /** The same price of the same time as before is no news of the market, only of the source. */
    private void offer(RawQuote raw) {
        try {
            Quote quote = check.check(raw, source.name(), clock.instant());
            Quote before = offered.put(quote.instrument(), quote);
            if (before != null && before.time().equals(quote.time()) && before.samePrices(quote)) {
                sink.alive();
            } else {
                sink.offer(quote);
            }
        } catch (RefusedQuoteException refused) {
            sink.refused(refused.refusal());
        }
    }

    private void log(String what) {
        if (logLimit.stillLogs()) {
            LOG.log(Level.WARNING, "Feed {0} {1}", source.name(), source.hidden(what));
        }
    }
}
