package io.pipstream.signal.execution;

import static io.pipstream.trading.PaperDesk.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instrument;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Signals;
import io.pipstream.signal.Subscription;
import io.pipstream.signal.execution.Judgement.Rejection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FollowingRulesTest {

    final Instrument eurUsd = InstrumentFile.read().find("EURUSD").orElseThrow();
    final FollowingRules rules = new FollowingRules(ConfidenceMultipliers.of(Settings.of(Map.of())));
    final Signal buy = DeskSignals.buy(eurUsd);

    Optional<Rejection> rejection(Signal signal, Subscription subscription, Duration later, int executedToday) {
        RecordedSignal recorded = DeskSignals.recorded(7, signal);
        return rules.rejection(recorded, Optional.of(subscription), NOON.plus(later), executedToday);
    }

    static Subscription wanting(boolean active, String leastConfidence) {
        Subscription usual = DeskSignals.following();
        return new Subscription(
                AccountId.DEMO,
                DeskSignals.SOURCE,
                active,
                usual.riskPercent(),
                new BigDecimal(leastConfidence),
                usual.maximumAge(),
                usual.maximumDeviationPips(),
                usual.mostADay(),
                usual.mostLossPercentADay());
    }

    @Test
    void aSignalThatIsYoungAndSureEnoughIsWanted() {
        assertThat(rejection(buy, DeskSignals.following(), Duration.ofSeconds(60), 19))
                .isEmpty();
    }

    @Test
    void whoDoesNotFollowItsSourceAnyMoreLeavesItAlone() {
        Rejection left = new Rejection(LeftAlone.NOT_FOLLOWING, "The account does not follow desk now.");

        assertThat(rules.rejection(DeskSignals.recorded(7, buy), Optional.empty(), NOON, 0))
                .contains(left);
        assertThat(rejection(buy, wanting(false, "0"), Duration.ZERO, 0)).contains(left);
    }

    @Test
    void whatWasReceivedTooLongAgoIsLeftAlone() {
        assertThat(rejection(buy, DeskSignals.following(), Duration.ofMillis(60_500), 0))
                .contains(new Rejection(
                        LeftAlone.TOO_OLD, "The signal was received 60.5 s ago, at most 60 s are allowed."));
    }

    @Test
    void whatHasEndedIsLeftAloneHoweverYoung() {
        Signal until = Signals.until(buy, NOON.plusSeconds(10));

        assertThat(rejection(until, DeskSignals.following(), Duration.ofMillis(9_999), 0))
                .isEmpty();
        assertThat(rejection(until, DeskSignals.following(), Duration.ofSeconds(10), 0))
                .contains(new Rejection(
                        LeftAlone.EXPIRED,
                        "The signal's time ended at 2026-01-15T12:00:10Z, and it was 2026-01-15T12:00:10Z."));
    }

    @Test
    void whatIsNotSureEnoughIsLeftAlone() {
        assertThat(rejection(buy, wanting(true, "75"), Duration.ZERO, 0)).isEmpty();
        assertThat(rejection(buy, wanting(true, "75.5"), Duration.ZERO, 0))
                .contains(new Rejection(
                        LeftAlone.LOW_CONFIDENCE, "The confidence is 75, the account wants at least 75.5."));
        assertThat(rejection(Signals.sure(buy, "49"), wanting(true, "0"), Duration.ZERO, 0))
                .contains(new Rejection(
                        LeftAlone.LOW_CONFIDENCE, "For a confidence of 49 the multiplier of the size is 0."));
    }

    @Test
    void noMoreAreExecutedInADayThanTheAccountAllows() {
        // the day of trading of a Thursday began at 17:00 in New York on Wednesday, which is 22:00 in winter
        assertThat(rejection(buy, DeskSignals.following(), Duration.ZERO, 20))
                .contains(new Rejection(
                        LeftAlone.DAILY_LIMIT,
                        "20 signals of the source were executed since 2026-01-14T22:00:00Z, at most 20 a day are"
                                + " allowed."));
    }
}
