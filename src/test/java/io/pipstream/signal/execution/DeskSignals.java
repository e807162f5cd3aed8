package io.pipstream.signal.execution;

import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instrument;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Signal.Direction;
import io.pipstream.signal.Subscription;
import io.pipstream.trading.PaperDesk;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Signals of one source, and subscriptions to it. */
final class DeskSignals {

    static final String SOURCE = "desk";

    private DeskSignals() {}

    /** A signal to buy EURUSD at 1.10000 with the stop at 1.09500 and targets at 1.10500 and 1.11000. */
    static Signal buy(Instrument eurUsd) {
        return of(eurUsd, Direction.BUY, "1.10000", "1.09500", "1.10500", "1.11000");
    }

    /** A signal to sell EURUSD at 1.10000 with the stop at 1.10500 and targets at 1.09500 and 1.09000. */
    static Signal sell(Instrument eurUsd) {
        return of(eurUsd, Direction.SELL, "1.10000", "1.10500", "1.09500", "1.09000");
    }

    /** With confidence 75, for which the multiplier is 1. */
    static Signal of(Instrument instrument, Direction direction, String entry, String stop, String... targets) {
        return new Signal(
                "s-1",
                SOURCE,
                instrument,
                direction,
                new BigDecimal(entry),
                new BigDecimal(stop),
                Stream.of(targets).map(BigDecimal::new).toList(),
                new BigDecimal("75"),
                Optional.empty(),
                Map.of("signal_type", "breakout"));
    }

    /** Received at noon. */
    static RecordedSignal recorded(long sequence, Signal signal) {
        return recorded(sequence, signal, PaperDesk.NOON);
    }

    static RecordedSignal recorded(long sequence, Signal signal, Instant at) {
        return new RecordedSignal(sequence, at, new UserId("ann"), signal, "{}");
    }

    static Subscription following() {
        return Subscription.usual(AccountId.DEMO, SOURCE);
    }

    static Subscription following(String risk, String deviation, int mostADay, String loss) {
        return new Subscription(
                AccountId.DEMO,
                SOURCE,
                true,
                new BigDecimal(risk),
                BigDecimal.ZERO,
                Duration.ofMinutes(1),
                new BigDecimal(deviation),
                mostADay,
                new BigDecimal(loss));
    }
}
