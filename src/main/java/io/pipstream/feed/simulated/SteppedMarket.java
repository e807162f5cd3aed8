package io.pipstream.feed.simulated;

import io.pipstream.domain.market.Quote;
import java.time.Instant;
import java.util.List;

/** A market that is made step by step and asks no clock. For one thread. */
public interface SteppedMarket {

    /** The quotes of the next step, all of one instant. */
    List<Quote> next();

    /** When the next quotes will be. */
    Instant nextTime();

    /** Goes on at a later time from where the prices are, as if the time between had not been. */
    void resumeAt(Instant time);
}
