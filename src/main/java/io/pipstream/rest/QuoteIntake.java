package io.pipstream.rest;

import io.pipstream.feed.RawQuote;

/** The market's side of {@code POST /api/quotes}. */
@FunctionalInterface
interface QuoteIntake {

    /** What became of a quote of the right form. */
    sealed interface Verdict {

        /** It is the current quote now. */
        record Accepted() implements Verdict {}

        /** It repeats the current prices. */
        record Unchanged() implements Verdict {}

        /** The market did not take it. */
        record Refused(String code, String sentence) implements Verdict {}
    }

    Verdict offer(RawQuote quote);
}
