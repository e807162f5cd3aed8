package io.pipstream.rest;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.QuoteBook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A market whose time stands still until a test moves it. */
final class MarketFixture {

    static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    final AtomicLong nanos = new AtomicLong();
    final Instruments instruments = InstrumentFile.read();
    final QuoteBook book = new QuoteBook(instruments, nanos::get, Settings.of(Map.of()), List.of());

    void quote(String symbol, String bid, String ask) {
        Instrument instrument = instruments.find(symbol).orElseThrow();
        book.offer(new Quote(instrument, new BigDecimal(bid), new BigDecimal(ask), NOON, "test"));
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
