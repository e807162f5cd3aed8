package io.pipstream.wire;

import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import java.util.List;

/** Trades for the tests of other packages. */
public final class TradeFixtures {

    private TradeFixtures() {}

    /** Trade 8: 3000 EUR_USD bought at 1.10000, stop 1.09000, targets 1.11000 and 1.12000, trailing 0.00500. */
    public static Trade openLong() {
        return EventFixtures.opened();
    }

    /** The same with a third closed at its first target. */
    public static Trade reducedLong() {
        return EventFixtures.reduced();
    }

    /** One event of each type, as full of members as they come. */
    public static List<TradeEvent> oneOfEach() {
        return EventFixtures.oneOfEach();
    }
}
