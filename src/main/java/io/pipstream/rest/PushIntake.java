package io.pipstream.rest;

import io.pipstream.feed.PushFeed;
import io.pipstream.feed.PushResult;
import io.pipstream.feed.QuoteRefusal;
import io.pipstream.feed.RawQuote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Hands pushed quotes to the push feed. */
@ApplicationScoped
public class PushIntake implements QuoteIntake {

    @Inject
    PushFeed feed;

    @Override
    public Verdict offer(RawQuote quote) {
        PushResult result = feed.push(List.of(quote)).get(0);
        QuoteRefusal refusal = result.refusal();
        if (refusal != null) {
            return new Verdict.Refused(refusal.code(), result.detail());
        }
        return result.isUnchanged() ? new Verdict.Unchanged() : new Verdict.Accepted();
    }
}
