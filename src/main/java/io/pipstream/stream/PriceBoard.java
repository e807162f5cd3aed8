package io.pipstream.stream;

import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.NanoClock;
import io.pipstream.pricing.CurrentQuote;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.wire.Encoded;
import io.pipstream.wire.Messages;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The newest quote of every instrument, numbered and encoded once for all sessions. Thread-safe. */
final class PriceBoard {

    private static final int CACHED_BATCHES = 64;

    private final Instruments instruments;
    private final QuoteBook book;
    private final NanoClock clock;
    private final AtomicReferenceArray<@Nullable EncodedQuote> newest;
    private final AtomicReferenceArray<@Nullable Batch> batches = new AtomicReferenceArray<>(CACHED_BATCHES);

    private record Batch(List<EncodedQuote> quotes, Encoded text) {}

    PriceBoard(Instruments instruments, QuoteBook book, NanoClock clock) {
        this.instruments = instruments;
        this.book = book;
        this.clock = clock;
        this.newest = new AtomicReferenceArray<>(instruments.size());
    }

    Instruments instruments() {
        return instruments;
    }

    /**
     * Takes over what the book has now. Listeners of two threads may be told in the wrong order; asking the book, after
     * looking at what is here, never puts an older quote over a newer one. Another source that says
     * the same price changes nothing that a client sees.
     */
    void update(Quote changed) {
        int index = instruments.indexOf(changed.instrument());
        while (true) {
            EncodedQuote before = newest.get(index);
            Quote now =
                    book.current(changed.instrument()).map(CurrentQuote::quote).orElse(changed);
            if (before != null && before.quote().samePrices(now)) {
                return;
            }
            long version = before == null ? 1 : before.version() + 1;
            if (newest.compareAndSet(index, before, new EncodedQuote(now, version, clock.nanos()))) {
                return;
            }
        }
    }

    /** Null until the instrument has a price. */
    @Nullable
    EncodedQuote newest(int index) {
        return newest.get(index);
    }

    /** One text for all sessions that are due the same quotes; equal lists of one moment share it. */
    Encoded batch(List<EncodedQuote> quotes) {
        int slot = Math.floorMod(quotes.hashCode(), CACHED_BATCHES);
        Batch cached = batches.get(slot);
        if (cached != null && cached.quotes().equals(quotes)) {
            return cached.text();
        }
        Encoded text =
                Messages.prices(quotes.stream().map(EncodedQuote::batchElement).toList());
        batches.set(slot, new Batch(quotes, text));
        return text;
    }
}
