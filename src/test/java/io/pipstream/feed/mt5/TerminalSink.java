package io.pipstream.feed.mt5;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.QuoteRefusal;
import io.pipstream.feed.QuoteSink;
import io.pipstream.pricing.Acceptance;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Remembers all that a terminal's feed tells, and wants what the test says. */
final class TerminalSink implements QuoteSink {

    final List<Quote> quotes = new CopyOnWriteArrayList<>();
    final List<QuoteRefusal> refusals = new CopyOnWriteArrayList<>();
    final AtomicInteger signsOfLife = new AtomicInteger();
    final AtomicInteger interruptions = new AtomicInteger();
    volatile Predicate<Instrument> wanted = instrument -> true;

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
        throw new AssertionError("a terminal does not end");
    }
}
