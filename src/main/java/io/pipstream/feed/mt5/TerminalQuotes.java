package io.pipstream.feed.mt5;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.QuoteCheck.RefusedQuoteException;
import io.pipstream.feed.QuoteSink;
import io.pipstream.feed.RawQuote;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes quotes of what a terminal says and passes on those that are new. For one thread at a time. */
final class TerminalQuotes {

    private final TerminalChoice terminal;
    private final QuoteCheck check;
    private final QuoteSink sink;
    private final Clock clock;
    private final Map<Instrument, TerminalPrice> taken = new HashMap<>();

    TerminalQuotes(TerminalChoice terminal, QuoteCheck check, QuoteSink sink, Clock clock) {
        this.terminal = terminal;
        this.check = check;
        this.sink = sink;
        this.clock = clock;
    }

    /** What it said before of the same time is a sign of life, and no news of the market. */
    void offer(Instrument instrument, TerminalPrice price) {
        if (price.time().isPresent() && price.equals(taken.get(instrument))) {
            sink.alive();
            return;
        }
        Instant now = clock.instant();
        try {
            Quote quote = check.check(
                    new RawQuote(instrument.symbol(), price.bid(), price.ask(), time(price, now)),
                    terminal.source(),
                    now);
            taken.put(instrument, price);
            sink.offer(quote);
        } catch (RefusedQuoteException refused) {
            sink.refused(refused.refusal());
        }
    }

    /** Nothing is known of it now: what it says next counts, even if it said so before. */
    void interrupted() {
        taken.clear();
        sink.interrupted();
    }

    private @Nullable Instant time(TerminalPrice price, Instant now) {
        return price.time().map(time -> time.near(now, terminal.zone())).orElse(null);
    }
}
