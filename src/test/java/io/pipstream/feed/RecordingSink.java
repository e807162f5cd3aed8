package io.pipstream.feed;

import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.Acceptance;
import java.util.ArrayList;
import java.util.List;

/** Takes every quote and remembers it. */
public final class RecordingSink implements QuoteSink {

    public final List<Quote> quotes = new ArrayList<>();
    public boolean ended;

    @Override
    public Acceptance offer(Quote quote) {
        quotes.add(quote);
        return Acceptance.TAKEN;
    }

    @Override
    public void ended() {
        ended = true;
    }
}
