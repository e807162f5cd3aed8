package io.pipstream.domain.engine;

import static io.pipstream.domain.engine.PriceSide.ASK;
import static io.pipstream.domain.engine.PriceSide.BID;
import static io.pipstream.domain.engine.Reach.AT_OR_ABOVE;
import static io.pipstream.domain.engine.Reach.AT_OR_BELOW;
import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.domain.market.InstrumentFixtures.someInstruments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerIndexTest {

    static final AccountId ANN = new AccountId("ann");
    static final AccountId BOB = new AccountId("bob");

    final TriggerIndex index = new TriggerIndex(someInstruments());

    @ParameterizedTest(name = "{0} {1} 1.10000 at {2}/{3}: {4}")
    @CsvSource({
        "BID, AT_OR_BELOW, 1.10001, 1.10009, false",
        "BID, AT_OR_BELOW, 1.10000, 1.10009, true",
        "BID, AT_OR_BELOW, 1.05000, 1.10009, true",
        "BID, AT_OR_ABOVE, 1.09999, 1.10009, false",
        "BID, AT_OR_ABOVE, 1.10000, 1.10009, true",
        "BID, AT_OR_ABOVE, 1.15000, 1.15009, true",
        "ASK, AT_OR_BELOW, 1.09990, 1.10001, false",
        "ASK, AT_OR_BELOW, 1.09990, 1.10000, true",
        "ASK, AT_OR_BELOW, 1.04990, 1.05000, true",
        "ASK, AT_OR_ABOVE, 1.09990, 1.09999, false",
        "ASK, AT_OR_ABOVE, 1.09990, 1.10000, true",
        "ASK, AT_OR_ABOVE, 1.09990, 1.15000, true",
    })
    void aThresholdIsTakenOutByTheFirstQuoteThatReachesIt(
            PriceSide side, Reach reach, String bid, String ask, boolean reached) {
        Threshold threshold = threshold(EUR_USD, side, reach, "1.1", ANN, 7);
        index.put(threshold);

        assertThat(index.touchedBy(quote(EUR_USD, bid, ask))).isEqualTo(reached ? List.of(threshold) : List.of());
        assertThat(index.size()).isEqualTo(reached ? 0 : 1);
        assertThat(index.touchedBy(quote(EUR_USD, bid, ask))).isEmpty();
        assertThat(index.remove(threshold)).isEqualTo(!reached);
    }

    @Test
    void puttingTwiceIsOnceAndRemovingTwiceIsOnce() {
        index.put(threshold(EUR_USD, BID, AT_OR_BELOW, "1.1", ANN, 7));
        index.put(threshold(EUR_USD, BID, AT_OR_BELOW, "1.10000", ANN, 7));

        assertThat(index.size()).isEqualTo(1);
        assertThat(index.remove(threshold(EUR_USD, BID, AT_OR_BELOW, "1.1", ANN, 7)))
                .isTrue();
        assertThat(index.remove(threshold(EUR_USD, BID, AT_OR_BELOW, "1.1", ANN, 7)))
                .isFalse();
        assertThat(index.size()).isZero();
        assertThat(index.touchedBy(quote(EUR_USD, "1.00000", "1.00009"))).isEmpty();
    }

    @Test
    void whatIsTouchedComesInTheOrderInWhichThePriceCameToIt() {
        Threshold high = threshold(EUR_USD, BID, AT_OR_BELOW, "1.10002", BOB, 9);
        Threshold low = threshold(EUR_USD, BID, AT_OR_BELOW, "1.10001", ANN, 1);
        Threshold near = threshold(EUR_USD, BID, AT_OR_ABOVE, "1.09998", ANN, 3);
        Threshold far = threshold(EUR_USD, BID, AT_OR_ABOVE, "1.09999", ANN, 2);
        Threshold first = new Threshold(EUR_USD, ASK, AT_OR_ABOVE, new BigDecimal("1.1"), ANN, 4, 1);
        Threshold second = new Threshold(EUR_USD, ASK, AT_OR_ABOVE, new BigDecimal("1.1"), ANN, 4, 2);
        Threshold third = new Threshold(EUR_USD, ASK, AT_OR_ABOVE, new BigDecimal("1.1"), ANN, 5, 0);
        Threshold fourth = new Threshold(EUR_USD, ASK, AT_OR_ABOVE, new BigDecimal("1.1"), BOB, 4, 0);
        List.of(fourth, far, second, low, third, near, first, high).forEach(index::put);

        assertThat(index.touchedBy(quote(EUR_USD, "1.10000", "1.10010")))
                .containsExactly(high, low, near, far, first, second, third, fourth);
    }

    @Test
    void anInstrumentsQuoteLeavesTheOthersAlone() {
        Threshold yen = threshold(USD_JPY, BID, AT_OR_ABOVE, "150", ANN, 1);
        index.put(yen);

        assertThat(index.touchedBy(quote(EUR_USD, "151.00000", "151.00009"))).isEmpty();
        assertThat(index.touchedBy(quote(USD_JPY, "151.000", "151.009"))).containsExactly(yen);
    }

    @Test
    void aPriceTooLongForALevelIsAboveEveryLevel() {
        String longest = "9999999999999.99999"; // 13 + 5 = 18 digits
        String longer = "99999999999999.00000"; // 14 + 5 = 19 digits
        Threshold above = threshold(EUR_USD, BID, AT_OR_ABOVE, longest, ANN, 1);
        Threshold below = threshold(EUR_USD, BID, AT_OR_BELOW, longest, ANN, 1);
        index.put(above);
        index.put(below);

        assertThat(index.touchedBy(quote(EUR_USD, longer, longer))).containsExactly(above);
        assertThat(index.touchedBy(quote(EUR_USD, longer, longer))).isEmpty();
        assertThat(index.touchedBy(quote(EUR_USD, longest, longer))).containsExactly(below);
        assertThatThrownBy(() -> threshold(EUR_USD, BID, AT_OR_ABOVE, longer, ANN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A level has at most 18 digits in all, not 99999999999999.00000");
    }

    @Test
    void anInstrumentThatIsNotAmongTheIndexsIsRefused() {
        TriggerIndex euroOnly = new TriggerIndex(new Instruments(List.of(EUR_USD)));

        assertThatThrownBy(() -> euroOnly.put(threshold(USD_JPY, BID, AT_OR_ABOVE, "150", ANN, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("USD_JPY");
    }

    private static Threshold threshold(
            Instrument instrument, PriceSide side, Reach reach, String level, AccountId account, long item) {
        return new Threshold(instrument, side, reach, new BigDecimal(level), account, item, 0);
    }

    private static Quote quote(Instrument instrument, String bid, String ask) {
        return new Quote(instrument, new BigDecimal(bid), new BigDecimal(ask), Instant.EPOCH, "test");
    }
}
