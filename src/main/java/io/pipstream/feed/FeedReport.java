package io.pipstream.feed;

import io.pipstream.domain.market.Instrument;
import io.pipstream.pricing.SourceStatus;
import java.util.List;
import java.util.Map;

/**
 * All that is known of a feed.
 *
 * @param priority 1 for the best
 * @param condition in its own eyes
 * @param leads the instruments whose price is the one it says
 * @param quotes how many it gave that were not refused
 * @param refused how many of its quotes were, by reason; only reasons that occurred
 */
public record FeedReport(
        int priority,
        SourceStatus status,
        FeedCondition condition,
        List<Instrument> leads,
        long quotes,
        Map<QuoteRefusal, Long> refused) {}
