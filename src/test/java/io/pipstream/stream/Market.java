package io.pipstream.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.pricing.QuoteListener;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small market for tests: {@code quote("EURUSD 1.10000/1.10012")} is all it takes to move it. */
final class Market {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    final Instruments instruments = InstrumentFile.read();
    final FakeNanoClock clock = new FakeNanoClock();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final StreamMetrics metrics = new StreamMetrics(registry, clock);
    final QuoteBook book;
    final PriceBoard board;
    private Instant time = NOON;

    Market() {
        Settings settings = Settings.of(Map.of());
        QuoteListener[] listener = new QuoteListener[1];
        book = new QuoteBook(instruments, clock, settings, List.of(quote -> listener[0].quoted(quote)));
        board = new PriceBoard(instruments, book, clock);
        listener[0] = board::update;
    }

    Instrument instrument(String name) {
        return instruments.find(name).orElseThrow();
    }

    void quote(String text) {
        String[] parts = text.split("[ /]", -1);
        time = time.plusMillis(1);
        book.offer(new Quote(instrument(parts[0]), new BigDecimal(parts[1]), new BigDecimal(parts[2]), time, "test"));
    }
}
