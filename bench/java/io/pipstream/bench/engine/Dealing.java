package io.pipstream.bench.engine;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.engine.Broker;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.FinancingRates;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.MarketQuote;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Rollover;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.market.ValueDates;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import io.pipstream.domain.rules.MarginRates.MarginRate;
import io.pipstream.domain.rules.RuleProfile;
import io.pipstream.domain.rules.RuleProfile.CloseOut;
import io.pipstream.domain.rules.RuleProfile.Closing;
import io.pipstream.domain.rules.RuleProfile.NegativeBalance;
import io.pipstream.domain.rules.RuleProfile.Sides;
import io.pipstream.domain.rules.RuleProfiles;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A small account under the strictest rules, a broker, and a market that stands still. */
@State(Scope.Benchmark)
public class Dealing {

    static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    private static final Instrument EUR_USD = new Instrument(
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Terms(new BigDecimal("0.0001"), 5, 100_000, BigDecimal.ONE, 1, 50_000_000));

    @Param({"FRICTIONLESS", "RETAIL"})
    public RealismName realism;

    Broker broker;
    Market market;
    Account account;
    Command open;

    @Setup
    public void setUp() {
        Instruments instruments = new Instruments(List.of(EUR_USD));
        market = new Still(instruments);
        broker = new Broker(
                new RuleProfiles(Arrays.stream(RuleProfileName.values())
                        .map(Dealing::profile)
                        .toList()),
                new Conversions(instruments),
                new Rollover(new ValueDates(Map.of(), Map.of()), new FinancingRates(Map.of())));
        AccountTerms terms = new AccountTerms(
                new Currency("USD"),
                RuleProfileName.US,
                realism == RealismName.RETAIL ? RealismProfile.retail(1) : RealismProfile.frictionless(1));
        account = Account.opened(AccountId.DEMO, "epoch", new AccountOpened(1, NOW, terms, new BigDecimal("10000")));
        open = order(1_000);
        for (long units = 100; units <= 400; units += 100) {
            account = account.after(broker.decide(account, order(units), market, NOW));
        }
    }

    static Command close(long tradeId) {
        return new Command.CloseTrade(tradeId, null, null, CloseReason.MANUAL);
    }

    private static Command order(long units) {
        return new Command.PlaceOrder(new OrderRequest(
                EUR_USD,
                Side.BUY,
                units,
                OrderType.MARKET,
                null,
                null,
                TimeInForce.FOK,
                null,
                PositionFill.DEFAULT,
                new Exits(new BigDecimal("1.09"), List.of(new BigDecimal("1.11")), null),
                Tags.NONE,
                null));
    }

    private static RuleProfile profile(RuleProfileName name) {
        return new RuleProfile(
                name,
                Sides.ONE,
                Closing.FIRST_IN_FIRST_OUT,
                (instrument, date) -> new MarginRate(new BigDecimal("0.02"), "benchmark"),
                BigDecimal.ONE,
                new BigDecimal("0.5"),
                CloseOut.ALL_AT_ONCE,
                NegativeBalance.OWED,
                100,
                100,
                null);
    }

    /** One price, always. */
    private record Still(Instruments instruments) implements Market {

        private static final Optional<MarketQuote> QUOTE = Optional.of(new MarketQuote(
                new Quote(EUR_USD, new BigDecimal("1.10000"), new BigDecimal("1.10012"), NOW, "benchmark"),
                Duration.ZERO,
                false,
                true,
                new BigDecimal("0.5")));

        @Override
        public Optional<MarketQuote> quote(Instrument instrument) {
            return QUOTE;
        }

        @Override
        public Optional<PriceRange> rangeSince(Instrument instrument, Instant since) {
            return Optional.empty();
        }
    }
}
