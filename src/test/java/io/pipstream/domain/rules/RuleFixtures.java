package io.pipstream.domain.rules;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.FillExplanation;
import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.FixedMarket;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.rules.MarginRates.MarginRate;
import io.pipstream.domain.rules.RuleProfile.CloseOut;
import io.pipstream.domain.rules.RuleProfile.Closing;
import io.pipstream.domain.rules.RuleProfile.NegativeBalance;
import io.pipstream.domain.rules.RuleProfile.Sides;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Instruments, profiles, trades and accounts for tests of rules. */
final class RuleFixtures {

    static final Instrument EUR_USD = pair("EUR", "USD", "0.0001", 5);
    static final Instrument GBP_USD = pair("GBP", "USD", "0.0001", 5);
    static final Instrument USD_JPY = pair("USD", "JPY", "0.01", 3);
    static final Instrument EUR_GBP = pair("EUR", "GBP", "0.0001", 5);
    static final Instrument EUR_JPY = pair("EUR", "JPY", "0.01", 3);
    static final Instrument XAU_USD = pair("XAU", "USD", "0.01", 2);
    static final Instruments INSTRUMENTS =
            new Instruments(List.of(EUR_USD, GBP_USD, USD_JPY, EUR_GBP, EUR_JPY, XAU_USD));

    static final String RULE = "NFA Compliance Rule 2-43(b)";
    static final LocalDate DATE = LocalDate.parse("2026-01-14");
    static final RuleProfile FIFO = profile(Sides.ONE, Closing.FIRST_IN_FIRST_OUT, RULE);
    static final RuleProfile FREE = profile(Sides.BOTH, Closing.ANY, null);

    private RuleFixtures() {}

    /** 2 % of everything but gold, of which 5 %; margin call at 100 %, close-out at 50 %. */
    static RuleProfile profile(Sides sides, Closing closing, @Nullable String citation) {
        return new RuleProfile(
                RuleProfileName.US,
                sides,
                closing,
                (instrument, date) -> instrument.equals(XAU_USD)
                        ? new MarginRate(new BigDecimal("0.05"), "Gold's rule")
                        : new MarginRate(new BigDecimal("0.02"), "The two per cent rule"),
                new BigDecimal("1.0"),
                new BigDecimal("0.5"),
                CloseOut.ALL_AT_ONCE,
                NegativeBalance.OWED,
                1000,
                1000,
                citation);
    }

    static Trade trade(long id, Instrument instrument, Side side, long units, String openPrice) {
        return Trade.opened(
                id,
                id,
                instrument,
                fill(instrument, side, units, new BigDecimal(openPrice)),
                FixedMarket.TIME,
                Exits.NONE,
                Tags.NONE,
                null);
    }

    private static Fill fill(Instrument instrument, Side side, long units, BigDecimal price) {
        FillExplanation explanation = new FillExplanation(
                new Quote(instrument, price, price, FixedMarket.TIME, "simulated"),
                0,
                Trigger.MARKET,
                null,
                new Draw(RealismName.FRICTIONLESS, 1, 0, 0, BigDecimal.ZERO, BigDecimal.ONE),
                Amounts.ZERO,
                Amounts.ZERO,
                Conversion.none(instrument.quoteCurrency()));
        return new Fill(null, side, units, price, explanation);
    }

    /** Longs of EUR_USD with these units, with the ids 1, 2, … */
    static List<Trade> longs(long... units) {
        List<Trade> trades = new ArrayList<>();
        for (long each : units) {
            trades.add(trade(trades.size() + 1, EUR_USD, Side.BUY, each, "1.10000"));
        }
        return trades;
    }

    /** With the deposit and these trades, whose ids must be 2, 3, … */
    static Account account(String currency, String deposit, Trade... trades) {
        AccountTerms terms =
                new AccountTerms(new Currency(currency), RuleProfileName.US, RealismProfile.frictionless(0));
        Account empty = Account.opened(
                AccountId.DEMO,
                "first",
                new AccountOpened(1, FixedMarket.TIME, terms, Amounts.round(new BigDecimal(deposit))));
        List<TradeEvent> events = new ArrayList<>();
        for (Trade trade : trades) {
            Fill fill = fill(trade.instrument(), trade.side(), trade.units(), trade.openPrice());
            events.add(new TradeOpened(trade.id(), FixedMarket.TIME, trade, fill));
        }
        return empty.after(events);
    }

    private static Instrument pair(String base, String quote, String pip, int digits) {
        return new Instrument(
                new Currency(base),
                new Currency(quote),
                new Instrument.Terms(new BigDecimal(pip), digits, 100_000, BigDecimal.ONE, 1, 50_000_000));
    }
}
