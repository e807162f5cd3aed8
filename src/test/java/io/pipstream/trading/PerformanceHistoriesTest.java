package io.pipstream.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.performance.BalanceChange;
import io.pipstream.domain.performance.BalanceChange.Kind;
import io.pipstream.domain.performance.ClosedTrade;
import io.pipstream.domain.performance.History;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerformanceHistoriesTest {

    final PaperDesk desk = new PaperDesk();

    @BeforeEach
    void open() {
        desk.open("demo", "USD", RuleProfileName.HEDGING, "10000");
    }

    /** 10,000 × 0.005 - 10,000 × 0.0002 = 48 USD. */
    void win() {
        desk.quote("EURUSD", "1.10000", "1.10020");
        long trade = desk.buys("demo", "EURUSD", 10_000, Exits.NONE, Tags.NONE);
        desk.quote("EURUSD", "1.10500", "1.10520");
        desk.closes("demo", trade);
    }

    @Test
    void aYoungAccountBeginsWithItsDeposit() {
        desk.pass(Duration.ofHours(1));
        win();

        History history = desk.histories.of(desk.account("demo"), 30);

        assertThat(history.startingBalance()).isEqualByComparingTo("10000");
        assertThat(history.start()).isEqualTo(PaperDesk.NOON);
        assertThat(history.end()).isEqualTo(PaperDesk.NOON.plus(Duration.ofHours(1)));
        assertThat(history.currentBalance()).isEqualByComparingTo("10048");
        assertThat(history.trades()).extracting(ClosedTrade::id).containsExactly(3L);
        assertThat(history.changes()).extracting(BalanceChange::kind).containsExactly(Kind.REALISED);
    }

    @Test
    void whatHappenedBeforeThePeriodIsInItsStartingBalance() {
        win();
        desk.pass(Duration.ofDays(3));
        win();

        History history = desk.histories.of(desk.account("demo"), 2);

        assertThat(history.startingBalance()).isEqualByComparingTo("10048");
        assertThat(history.start()).isEqualTo(PaperDesk.NOON.plus(Duration.ofDays(1)));
        assertThat(history.currentBalance()).isEqualByComparingTo("10096");
        assertThat(history.trades()).hasSize(1);
        assertThat(history.changes()).hasSize(1);
    }

    @Test
    void theBalanceOfAMomentIsWithoutWhatCameSince() {
        win();
        desk.pass(Duration.ofHours(2));
        win();
        var account = desk.account("demo");

        assertThat(desk.histories.balanceAt(account, PaperDesk.NOON.plusSeconds(1)))
                .isEqualByComparingTo("10048");
        assertThat(desk.histories.balanceAt(account, PaperDesk.NOON.plus(Duration.ofHours(3))))
                .isEqualByComparingTo("10096");
        // it was opened at noon, with its deposit
        assertThat(desk.histories.balanceAt(account, PaperDesk.NOON)).isEqualByComparingTo("10000");
        assertThat(desk.histories.balanceAt(account, PaperDesk.NOON.minusSeconds(60)))
                .isEqualByComparingTo("10000");
    }

    @Test
    void afterAResetTheBalanceOfAMomentBeforeIsTheNewDeposit() {
        win();
        desk.pass(Duration.ofHours(2));
        desk.reset("demo", "500");

        assertThat(desk.histories.balanceAt(desk.account("demo"), PaperDesk.NOON.plusSeconds(1)))
                .isEqualByComparingTo("500");
    }

    @Test
    void aPeriodInWhichNothingHappenedHasTheBalanceThatThereWas() {
        win();
        desk.pass(Duration.ofDays(30));

        History history = desk.histories.of(desk.account("demo"), 2);

        assertThat(history.startingBalance()).isEqualByComparingTo("10048");
        assertThat(history.trades()).isEmpty();
        assertThat(history.changes()).isEmpty();
    }

    @Test
    void aResetBeginsAnew() {
        win();
        desk.pass(Duration.ofDays(1));
        desk.reset("demo", "500");
        desk.pass(Duration.ofDays(1));

        History history = desk.histories.of(desk.account("demo"), 30);

        assertThat(history.startingBalance()).isEqualByComparingTo("500");
        assertThat(history.start()).isEqualTo(PaperDesk.NOON.plus(Duration.ofDays(1)));
        assertThat(history.trades()).isEmpty();
    }

    @Test
    void manyTradesAreReadInPages() {
        for (int trades = 0; trades < 1_001; trades++) {
            win();
        }

        History history = desk.histories.of(desk.account("demo"), 30);

        assertThat(history.trades()).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(history.changes()).hasSize(1_001);
        assertThat(history.startingBalance()).isEqualByComparingTo("10000");
    }
}
