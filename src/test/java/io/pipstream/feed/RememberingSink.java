package io.pipstream.feed;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.pricing.Acceptance;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Remembers all that a feed without an end tells, and wants what the test says. */
public final class RememberingSink implements QuoteSink {

    public final List<Quote> quotes = new CopyOnWriteArrayList<>();
    public final List<QuoteRefusal> refusals = new CopyOnWriteArrayList<>();
    public final AtomicInteger signsOfLife = new AtomicInteger();
    public final AtomicInteger interruptions = new AtomicInteger();
    public volatile Predicate<Instrument> wanted = instrument -> true;

    @Override
    public Acceptance offer(Quote quote) {
        quotes.add(quote);
        return Acceptance.TAKEN;
    }

    @Override
    public void alive() {
        signsOfLife.incrementAndGet();
    }

    @Override
    public void interrupted() {
        interruptions.incrementAndGet();
    }

    @Override
    public boolean wants(Instrument instrument) {
        return wanted.test(instrument);
    }

    @Override
    public void refused(QuoteRefusal reason) {
        refusals.add(reason);
    }

    @Override
    public void ended() {
        throw new AssertionError("a live source does not end");
    }
}
