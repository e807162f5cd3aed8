package io.pipstream.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.Touch;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.FinancingRate;
import io.pipstream.domain.market.FinancingRates;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Rollover;
import io.pipstream.domain.market.ValueDates;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.rules.MarginRates;
import io.pipstream.domain.rules.RuleProfile;
import io.pipstream.domain.rules.RuleProfile.CloseOut;
import io.pipstream.domain.rules.RuleProfile.Closing;
import io.pipstream.domain.rules.RuleProfile.NegativeBalance;
import io.pipstream.domain.rules.RuleProfile.Sides;
import io.pipstream.domain.rules.RuleProfiles;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An account, a broker and a market, for tests to tell stories with. Every profile holds 2 % margin, calls at 100 % and
 * closes out at 50 %; US is first in first out, one side, everything at once; EU one by one with a protected balance.
 */
final class Desk {

    static final RuleProfiles PROFILES = new RuleProfiles(List.of(
            profile(
                    RuleProfileName.US,
                    Sides.ONE,
                    Closing.FIRST_IN_FIRST_OUT,
                    CloseOut.ALL_AT_ONCE,
                    NegativeBalance.OWED),
            profile(
                    RuleProfileName.EU,
                    Sides.BOTH,
                    Closing.ANY,
                    CloseOut.LARGEST_LOSER_FIRST,
                    NegativeBalance.PROTECTED),
            profile(RuleProfileName.NETTING, Sides.ONE, Closing.ANY, CloseOut.ALL_AT_ONCE, NegativeBalance.OWED),
            profile(RuleProfileName.HEDGING, Sides.BOTH, Closing.ANY, CloseOut.ALL_AT_ONCE, NegativeBalance.OWED)));

    final TestMarket market = new TestMarket();
    final Broker broker = new Broker(
            PROFILES,
            new Conversions(TestMarket.ALL),
            new Rollover(
                    new ValueDates(Map.of(), Map.of()),
                    new FinancingRates(Map.of(
                            TestMarket.EURUSD,
                            Map.of(
                                    LocalDate.of(2020, 1, 1),
                                    new FinancingRate(new BigDecimal("-0.0365"), new BigDecimal("0.0073")))))));
    final List<TradeEvent> journal = new ArrayList<>();
    Instant now = TestMarket.START;
    Account account;

    private Desk(String currency, RuleProfileName rules, RealismProfile realism, String deposit) {
        AccountTerms terms = new AccountTerms(new Currency(currency), rules, realism);
        account = Account.opened(
                AccountId.DEMO, "epoch", new AccountOpened(1, now, terms, new BigDecimal(deposit).setScale(4)));
    }

    private static RuleProfile profile(
            RuleProfileName name, Sides sides, Closing closing, CloseOut closeOut, NegativeBalance negative) {
        MarginRates margins = (instrument, date) -> new MarginRates.MarginRate(new BigDecimal("0.02"), "Margin rule 1");
        return new RuleProfile(
                name,
                sides,
                closing,
                margins,
                BigDecimal.ONE,
                new BigDecimal("0.5"),
                closeOut,
                negative,
                5,
                3,
                "Closing rule 2");
    }

    /** With 10,000 US dollars and no friction. */
    static Desk anAccount(RuleProfileName rules) {
        return new Desk("USD", rules, RealismProfile.frictionless(7), "10000");
    }

    static Desk anAccount(RuleProfileName rules, String currency, String deposit) {
        return new Desk(currency, rules, RealismProfile.frictionless(7), deposit);
    }

    static Desk anAccount(RuleProfileName rules, String currency, String deposit, RealismProfile realism) {
        return new Desk(currency, rules, realism, deposit);
    }

    static Desk anAccount(RuleProfileName rules, RealismProfile realism) {
        return new Desk("USD", rules, realism, "10000");
    }

    Desk quotes(String... texts) {
        for (String text : texts) {
            market.quote(text);
        }
        return this;
    }

    /** Decides, and checks that the events make the account they should. */
    List<TradeEvent> decide(Command command) {
        List<TradeEvent> events = broker.decide(account, command, market, now);
        assertThat(broker.decide(account, command, market, now)).isEqualTo(events);
        journal.addAll(events);
        account = account.after(events);
        return events;
    }

    /** The price comes, and touches what it reaches. */
    List<TradeEvent> comes(String quote) {
        Quote current = market.quote(quote);
        return decide(new Touch(current));
    }

    List<TradeEvent> places(AnOrder order) {
        return decide(order.place());
    }

    List<TradeEvent> closes(long tradeId) {
        return decide(new CloseTrade(tradeId, null, null, CloseReason.MANUAL));
    }

    Trade trade(long id) {
        return account.trades().get(id);
    }

    Trade onlyTrade() {
        assertThat(account.trades()).hasSize(1);
        return account.trades().firstEntry().getValue();
    }

    static List<String> names(List<TradeEvent> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    static <T extends TradeEvent> T only(Class<T> type, List<TradeEvent> events) {
        List<T> found = events.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).as("%s in %s", type.getSimpleName(), events).hasSize(1);
        return found.get(0);
    }

    static Refusal refusal(List<TradeEvent> events) {
        assertThat(events).hasSize(1);
        return only(OrderRejected.class, events).refusal();
    }

    static void assertRefused(List<TradeEvent> events, Reason reason, String detail) {
        assertThat(refusal(events).reason()).isEqualTo(reason);
        assertThat(refusal(events).detail()).contains(detail);
    }

    static void assertCancelled(List<TradeEvent> events, Reason reason) {
        assertThat(only(OrderCancelled.class, events).reason()).isEqualTo(reason);
    }

    static Instrument instrument(String symbol) {
        return TestMarket.ALL.find(symbol).orElseThrow();
    }
}
