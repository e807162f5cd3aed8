package io.pipstream.feed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one pushed quote.
 *
 * @param refusal null if it was taken
 * @param detail a sentence with the numbers of the refusal; empty if it was taken
 */
public record PushResult(PushedQuote quote, @Nullable QuoteRefusal refusal, String detail) {

    static PushResult taken(PushedQuote quote) {
        return new PushResult(quote, null, "");
    }

    static PushResult refused(PushedQuote quote, QuoteRefusal refusal, String detail) {
        return new PushResult(quote, refusal, detail);
    }

    /** Whether it is in the market now, or said the same as the quote that is. */
    public boolean isTaken() {
        return refusal == null;
    }

    /** Why it was not taken; empty if it was. */
    public Optional<QuoteRefusal> reason() {
        return Optional.ofNullable(refusal);
    }
}
