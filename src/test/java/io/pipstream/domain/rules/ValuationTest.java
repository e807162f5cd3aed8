package io.pipstream.domain.rules;

import static io.pipstream.domain.rules.RuleFixtures.DATE;
import static io.pipstream.domain.rules.RuleFixtures.EUR_GBP;
import static io.pipstream.domain.rules.RuleFixtures.EUR_USD;
import static io.pipstream.domain.rules.RuleFixtures.FIFO;
import static io.pipstream.domain.rules.RuleFixtures.INSTRUMENTS;
import static io.pipstream.domain.rules.RuleFixtures.USD_JPY;
import static io.pipstream.domain.rules.RuleFixtures.XAU_USD;
import static io.pipstream.domain.rules.RuleFixtures.account;
import static io.pipstream.domain.rules.RuleFixtures.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.FixedMarket;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValuationTest {

    static final Conversions CONVERSIONS = new Conversions(INSTRUMENTS);

    static final String[] ALL = {
        "EUR/USD 1.10100/1.10120",
        "GBP/USD 1.25000/1.25020",
        "USD/JPY 150.000/150.010",
        "EUR/GBP 0.88000/0.88020",
        "EUR/JPY 165.160/165.200",
        "XAU/USD 2010.00/2010.50"
    };

    static Valuation valuation(Account account, String... quotes) {
        Market market = new FixedMarket(INSTRUMENTS).quoting(quotes);
        return new Valuation(account, market, CONVERSIONS, FIFO, DATE);
    }

    @Test
    void theMarginIsThePartOfTheValueThatTheRuleWants() {
        Valuation valuation = valuation(account("USD", "10000"), "EUR/USD 1.10012/1.10012");

        assertThat(valuation.marginOf(EUR_USD, 450_000)).isEqualTo("9901.0800"); // 2 % of 450,000 × 1.10012
        assertThat(valuation.marginOf(EUR_USD, 455_000)).isEqualTo("10011.0920"); // 2 % of 455,000 × 1.10012
    }

    @ParameterizedTest(name = "{0} account, {2} of {3} {1} from {4}: profit {5}, margin {6}")
    @CsvSource(textBlock = """
            # (1.10100 - 1.10000) × 100,000 = 100; 2 % of 100,000 × 1.10110 = 2,202.20
            USD, EURUSD, BUY,  100000, 1.10000, 100.0000,   2202.2000
            # (1.10000 - 1.10120) × 100,000 = -120
            USD, EURUSD, SELL, 100000, 1.10000, -120.0000,  2202.2000
            # (150.500 - 150.010) × 100,000 = 49,000 JPY; / 150.005 = 326.65578; 2 % of 100,000 USD
            USD, USDJPY, SELL, 100000, 150.500, 326.6558,   2000.0000
            # (1.10100 - 1.10000) × 10,000 = 10 USD; × 150.005; 2 % of 10,000 EUR × 165.180
            JPY, EURUSD, BUY,  10000,  1.10000, 1500.0500,  33036.0000
            # (150.000 - 149.900) × 10,000 = 1,000 JPY; / 150.005 / 1.25010 = 5.332728; 2 % of 10,000 USD / 1.25010 = 159.987201
            GBP, USDJPY, BUY,  10000,  149.900, 5.3327,     159.9872
            # (0.88000 - 0.87000) × 10,000 = 100 GBP; × 1.25010; 2 % of 10,000 EUR × 1.10110
            USD, EURGBP, BUY,  10000,  0.87000, 125.0100,   220.2200
            # (2010.00 - 2000.00) × 10 = 100; 5 % of 10 × 2010.25
            USD, XAUUSD, BUY,  10,     2000.00, 100.0000,   1005.1250
            # 100 USD / 1.10110 = 90.818273; 5 % of 10 × 2010.25 / 1.10110 = 912.837163
            EUR, XAUUSD, BUY,  10,     2000.00, 90.8183,    912.8372
            """)
    void profitIsTakenAtTheClosingSideAndMarginAtTheMiddle(
            String currency, String symbol, Side side, long units, String open, String profit, String margin) {
        Instrument instrument = INSTRUMENTS.find(symbol).orElseThrow();
        Trade trade = trade(2, instrument, side, units, open);
        Valuation valuation = valuation(account(currency, "10000", trade), ALL);

        assertThat(valuation.profit(trade)).isEqualTo(profit);
        assertThat(valuation.margin(trade)).isEqualTo(margin);
        assertThat(valuation.currency()).hasToString(currency);
        assertThat(valuation.missing()).isEmpty();
    }

    @Test
    void theSummaryIsBalanceAndTradesTogether() {
        Account account = account(
                "USD",
                "10000",
                trade(2, EUR_USD, Side.BUY, 100_000, "1.10000"), // 100.0000 and 2,202.2000
                trade(3, USD_JPY, Side.SELL, 100_000, "150.500")); // 326.6558 and 2,000.0000

        AccountSummary summary = valuation(account, ALL).summary();

        assertThat(summary.balance()).isEqualTo("10000.0000");
        assertThat(summary.unrealised()).isEqualTo("426.6558");
        assertThat(summary.equity()).isEqualTo("10426.6558");
        assertThat(summary.marginUsed()).isEqualTo("4202.2000");
        assertThat(summary.marginFree()).isEqualTo("6224.4558");
        assertThat(summary.marginLevel()).isEqualTo("2.481237"); // 10,426.6558 / 4,202.2 = 2.4812374
    }

    @Test
    void withoutTradesThereIsNoMarginLevelAndNoMarginCall() {
        Valuation valuation = valuation(account("USD", "0"));

        assertThat(valuation.summary().marginLevel()).isNull();
        assertThat(valuation.summary().marginFree()).isEqualTo("0.0000");
        assertThat(valuation.isMarginCallDue()).isFalse();
        assertThat(valuation.isCloseOutDue()).isFalse();
    }

    @Test
    void aPartOfATradeGainsItsPart() {
        Trade trade = trade(2, USD_JPY, Side.BUY, 100_000, "149.000");
        Valuation valuation = valuation(account("USD", "10000", trade), ALL);

        // (149.500 - 149.000) × 1,000 = 500 JPY; / 150.005 = 3.33322
        assertThat(valuation.profit(trade, new BigDecimal("149.500"), 1_000)).isEqualTo("3.3332");
        assertThat(valuation.conversion(USD_JPY).legs()).hasSize(1);
    }

    /** 100,000 EUR_USD from 1.10000 at 1.10000 hold 2,200.00: called below 2,200, closed out below 1,100. */
    @ParameterizedTest(name = "equity {0}: call {1}, close-out {2}")
    @CsvSource({
        "2200.0000, false, false",
        "2199.9999, true,  false", // 2,199.9999 / 2,200 rounds to a level of 1.000000
        "1100.0000, true,  false",
        "1099.9999, true,  true",
        "-5.0000,   true,  true"
    })
    void theLevelsOfTheProfileAreMeantExactly(String equity, boolean call, boolean closeOut) {
        Account account = account("USD", equity, trade(2, EUR_USD, Side.BUY, 100_000, "1.10000"));
        Valuation valuation = valuation(account, "EUR/USD 1.10000/1.10000");

        assertThat(valuation.isMarginCallDue()).isEqualTo(call);
        assertThat(valuation.isCloseOutDue()).isEqualTo(closeOut);
    }

    @Test
    void anInstrumentWithoutAQuoteIsNamed() {
        Account account = account("USD", "10000", trade(2, EUR_USD, Side.BUY, 100_000, "1.10000"));
        Valuation valuation = valuation(account, "USD/JPY 150.000/150.010");

        Refusal missing = valuation.missing().orElseThrow();

        assertThat(missing.reason()).isEqualTo(Reason.INSTRUMENT_PRICE_UNKNOWN);
        assertThat(missing.detail()).isEqualTo("No quote of EUR_USD has come yet");
        assertThat(valuation.missing(USD_JPY)).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> valuation.profit(account.trades().get(2L)))
                .withMessage("No quote of EUR_USD has come yet");
    }

    @ParameterizedTest(name = "{0} account, {1}, quotes {2}: {3}")
    @CsvSource({
        "USD, EURGBP, EUR/GBP 0.88000/0.88020,                              EUR to USD needs a quote of EUR_USD",
        "USD, EURGBP, EUR/GBP 0.88000/0.88020 EUR/USD 1.10000/1.10012,       GBP to USD needs a quote of GBP_USD",
        "JPY, EURUSD, EUR/USD 1.10000/1.10012 EUR/JPY 165.160/165.200,       USD to JPY needs a quote of USD_JPY"
    })
    void aConversionThatIsNotKnownYetIsNamed(String currency, String symbol, String quotes, String needs) {
        Instrument instrument = INSTRUMENTS.find(symbol).orElseThrow();
        Valuation valuation = valuation(account(currency, "10000"), quotes.split(" (?=[A-Z])", -1));

        Refusal missing = valuation.missing(instrument).orElseThrow();

        assertThat(missing.reason()).isEqualTo(Reason.CONVERSION_RATE_UNKNOWN);
        assertThat(missing.detail()).contains(needs);
        assertThat(missing.rule()).isNull();
    }

    @Test
    void aMarginWithoutARateIsAMistakeOfTheCaller() {
        Valuation valuation = valuation(account("USD", "10000"), "EUR/GBP 0.88000/0.88020");

        assertThatIllegalStateException()
                .isThrownBy(() -> valuation.marginOf(EUR_GBP, 1_000))
                .withMessage("Converting EUR to USD needs a quote of EUR_USD, and none has come yet");
    }

    @Test
    void aTradeThatCannotBeValuedYetIsLeftOutOfTheSummary() {
        Account account = account(
                "USD",
                "10000",
                trade(2, EUR_USD, Side.BUY, 100_000, "1.10000"), // no quote
                trade(3, USD_JPY, Side.BUY, 100_000, "150.000")); // no gain, 2,000 held

        AccountSummary summary = valuation(account, "USD/JPY 150.000/150.010").summary();

        assertThat(summary.unrealised()).isEqualTo("0.0000");
        assertThat(summary.marginUsed()).isEqualTo("2000.0000");
    }

    @Test
    void theSameAccountAfterEventsIsValuedAtTheSameMarket() {
        Account before = account("USD", "10000");
        Account after = account("USD", "10000", trade(2, XAU_USD, Side.BUY, 10, "2000.00"));

        Valuation valuation = valuation(before, ALL).after(after);

        assertThat(valuation.summary().unrealised()).isEqualTo("100.0000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> valuation.after(account("EUR", "10000")))
                .withMessage("The account was valued in USD");
    }

    /** Whatever is open, in whatever currency, the parts shown make up the whole. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSummaryIsTheSumOfTheRoundedTrades(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Trade[] trades = new Trade[random.nextInt(1, 12)];
        for (int index = 0; index < trades.length; index++) {
            Instrument instrument = INSTRUMENTS.all().get(random.nextInt(INSTRUMENTS.size()));
            trades[index] = trade(
                    index + 2,
                    instrument,
                    random.nextBoolean() ? Side.BUY : Side.SELL,
                    random.nextLong(1, 1_000_000),
                    String.valueOf(random.nextInt(1, 300)));
        }
        String currency = new String[] {"USD", "EUR", "JPY", "GBP"}[random.nextInt(4)];
        Valuation valuation = valuation(account(currency, "12345.6789", trades), ALL);
        BigDecimal used = BigDecimal.ZERO;
        BigDecimal unrealised = BigDecimal.ZERO;
        for (Trade trade : trades) {
            used = used.add(valuation.margin(trade));
            unrealised = unrealised.add(valuation.profit(trade));
        }
        AccountSummary summary = valuation.summary();

        assertThat(summary.marginUsed()).isEqualTo(used);
        assertThat(summary.unrealised()).isEqualTo(unrealised);
        assertThat(summary.marginUsed().add(summary.marginFree())).isEqualTo(summary.equity());
        assertThat(summary.equity()).isEqualTo(summary.balance().add(unrealised));
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }
}
