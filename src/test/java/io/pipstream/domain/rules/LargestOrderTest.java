package io.pipstream.domain.rules;

import static io.pipstream.domain.rules.RuleFixtures.DATE;
import static io.pipstream.domain.rules.RuleFixtures.EUR_USD;
import static io.pipstream.domain.rules.RuleFixtures.FIFO;
import static io.pipstream.domain.rules.RuleFixtures.INSTRUMENTS;
import static io.pipstream.domain.rules.RuleFixtures.account;
import static io.pipstream.domain.rules.RuleFixtures.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.FixedMarket;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.rules.RuleProfile.Sides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargestOrderTest {

    static final String EURO = "EUR/USD 1.10000/1.10020";

    static long units(Account account, Side side, Sides sides) {
        FixedMarket market = new FixedMarket(INSTRUMENTS).quoting(EURO);
        Valuation valuation = new Valuation(account, market, new Conversions(INSTRUMENTS), FIFO, DATE);
        Quote quote = market.quote(EUR_USD).orElseThrow().quote();
        return LargestOrder.units(account, valuation, quote, side, sides);
    }

    /** A unit holds 2 % of 1.1001 = 0.022002 and loses the spread of 0.0002: 0.022202. */
    @ParameterizedTest(name = "{0} USD: {1}")
    @CsvSource({
        "10000, 450409", // 10,000 / 0.022202 = 450,409.9
        "22.202, 1000", // exactly
        "22.2019, 999",
        "0.0223, 1",
        "0.0222, 0",
        "0, 0",
        "100000000, 50000000", // the instrument's largest
    })
    void aFlatAccountOpensWhatItsMarginBears(String deposit, long units) {
        assertThat(units(account("USD", deposit), Side.BUY, Sides.ONE)).isEqualTo(units);
    }

    @Test
    void theOtherSideIsClosedFirst() {
        Account longs = account("USD", "10000", trade(2, EUR_USD, Side.BUY, 100_000, "1.10020"));

        // 10,000 - 100,000 × 0.0002 = 9,980 is free without the trade: 9,980 / 0.022202 = 449,509.05
        assertThat(units(longs, Side.SELL, Sides.ONE)).isEqualTo(549_509);
        // with it, 9,980 - 2,200.20 = 7,779.80: / 0.022202 = 350,409.9
        assertThat(units(longs, Side.SELL, Sides.BOTH)).isEqualTo(350_409);
        assertThat(units(longs, Side.BUY, Sides.ONE)).isEqualTo(350_409);
    }

    @Test
    void anOrderClosesNoMoreThanItMayBeLarge() {
        Account longs = account("USD", "10000000", trade(2, EUR_USD, Side.BUY, 50_000_000, "1.10000"));

        assertThat(units(longs, Side.SELL, Sides.ONE)).isEqualTo(50_000_000);
    }

    @Test
    void nothingFreeOpensNothing() {
        Account loser = account("USD", "100", trade(2, EUR_USD, Side.BUY, 10_000, "1.20000"));

        assertThat(units(loser, Side.BUY, Sides.ONE)).isZero();
        assertThat(units(loser, Side.SELL, Sides.ONE)).isEqualTo(10_000);
    }
}
