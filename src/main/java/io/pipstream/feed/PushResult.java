package io.pipstream.feed;

import io.pipstream.pricing.Acceptance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one pushed quote.
 *
 * @param acceptance what the book did with it; null if it was not taken
 * @param refusal null if it was taken
 * @param detail a sentence with the numbers of the refusal; empty if it was taken
 */
public record PushResult(
        RawQuote quote,
        @Nullable Acceptance acceptance,
        @Nullable QuoteRefusal refusal,
        String detail) {

    static PushResult taken(RawQuote quote, Acceptance acceptance) {
        return new PushResult(quote, acceptance, null, "");
    }

    static PushResult refused(RawQuote quote, QuoteRefusal refusal, String detail) {
        return new PushResult(quote, null, refusal, detail);
    }

    /** Whether it is in the market now, said the same as the quote that is, or would be if its source led. */
    public boolean isTaken() {
        return refusal == null;
    }

    /** Whether it was taken and said the same as the quote that was there. */
    public boolean isUnchanged() {
        return acceptance == Acceptance.UNCHANGED;
    }

    /** Whether it was taken, but another source leads the instrument. */
    public boolean isNotLeading() {
        return acceptance == Acceptance.NOT_LEADING;
    }

    /** Why it was not taken; empty if it was. */
    public Optional<QuoteRefusal> reason() {
        return Optional.ofNullable(refusal);
    }
}
