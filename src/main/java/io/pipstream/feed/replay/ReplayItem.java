package io.pipstream.feed.replay;

import java.math.BigDecimal;
import java.time.Instant;

/** What one line of a replayed file says. */
sealed interface ReplayItem permits Tick, ReplayItem.Bar {

    /** Of a bar, when it opened. */
    Instant time();

    /** How the bid moved for a while. */
    record Bar(Instant time, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) implements ReplayItem {

        boolean isRising() {
            return close.compareTo(open) >= 0;
        }
    }
}
