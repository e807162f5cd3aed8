package io.pipstream.rest;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.Acceptance;
import io.pipstream.pricing.QuoteBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Offers pushed quotes to the market. */
@ApplicationScoped
public class PushIntake implements QuoteIntake {

    @Inject
    Instruments instruments;

    @Inject
    QuoteBook book;

    @Inject
    Clock clock;

    @Override
    public Verdict offer(PushedQuote pushed) {
        Optional<Instrument> instrument = instruments.find(pushed.symbol());
        if (instrument.isEmpty()) {
            return new Verdict.Refused("unknown_symbol", "Unknown instrument: " + pushed.symbol());
        }
        try {
            Quote quote = new Quote(
                    instrument.get(),
                    pushed.bid(),
                    pushed.ask(),
                    pushed.time() == null ? clock.instant() : pushed.time(),
                    "push");
            Acceptance acceptance = book.offer(quote);
            return acceptance == Acceptance.TAKEN ? new Verdict.Accepted() : new Verdict.Unchanged();
        } catch (IllegalArgumentException wrong) {
            return new Verdict.Refused("invalid_price", String.valueOf(wrong.getMessage()));
        }
    }
}
