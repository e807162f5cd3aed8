package io.pipstream.stream;

import io.pipstream.domain.market.Quote;
import io.pipstream.wire.Encoded;
import io.pipstream.wire.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A quote and its texts, each encoded at most a few times (by threads that ask first together) and then shared by
 * every session.
 */
final class EncodedQuote {

    private final Quote quote;
    private final long version;
    private final long acceptedNanos;
    private volatile @Nullable Encoded priceUpdate;
    private volatile @Nullable Encoded price;
    private volatile @Nullable String batchElement;

    /** @param version rises by one with every quote of the instrument, from 1 */
    EncodedQuote(Quote quote, long version, long acceptedNanos) {
        this.quote = quote;
        this.version = version;
        this.acceptedNanos = acceptedNanos;
    }

    Quote quote() {
        return quote;
    }

    long version() {
        return version;
    }

    long acceptedNanos() {
        return acceptedNanos;
    }

    Encoded priceUpdate() {
        Encoded made = priceUpdate;
        if (made == null) {
            made = Messages.priceUpdate(quote);
            priceUpdate = made;
        }
        return made;
    }

    Encoded price() {
        Encoded made = price;
        if (made == null) {
            made = Messages.price(quote);
            price = made;
        }
        return made;
    }

    String batchElement() {
        String made = batchElement;
        if (made == null) {
            made = Messages.batchElement(quote);
            batchElement = made;
        }
        return made;
    }
}
