package io.pipstream.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.account.TradeEvent.BalanceProtected;
import io.pipstream.domain.account.TradeEvent.OrderCancelled;
import io.pipstream.domain.account.TradeEvent.TermsChanged;
import io.pipstream.domain.account.TradeEvent.TradeOpened;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final AccountTerms TERMS =
            new AccountTerms(new Currency("USD"), RuleProfileName.HEDGING, RealismProfile.frictionless(1));
    private static final AccountOpened OPENED = new AccountOpened(1, NOW, TERMS, new BigDecimal("100.0000"));

    private final Account account = Account.opened(AccountId.DEMO, "epoch", OPENED);

    private static Fill fill(Side side, long units, String price) {
        Quote quote = new Quote(InstrumentFixtures.EUR_USD, new BigDecimal(price), new BigDecimal(price), NOW, "test");
        Draw draw = new Draw(RealismName.FRICTIONLESS, 1, 1, 0, BigDecimal.ZERO, BigDecimal.ONE);
        return new Fill(
                2L,
                side,
                units,
                quote.bid(),
                new FillExplanation(
                        quote,
                        0,
                        Trigger.MARKET,
                        null,
                        draw,
                        Amounts.ZERO,
                        Amounts.ZERO,
                        Conversion.none(new Currency("USD"))));
    }

    private static Trade trade(Side side) {
        return Trade.opened(2, 2, InstrumentFixtures.EUR_USD, fill(side, 10, "1.1"), NOW, Exits.NONE, Tags.NONE, null);
    }

    @Test
    void theDepositIsItsFirstBalance() {
        assertThat(account.balance()).isEqualTo("100.0000");
        assertThat(OPENED.amount()).isEqualTo("100.0000");
        assertThat(account.sequence()).isEqualTo(1);
    }

    @Test
    void eventsFollowWithoutAGap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account.after(List.of(new TermsChanged(3, NOW, TERMS))))
                .withMessage("Event 3 cannot follow 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account.after(List.of(new AccountOpened(2, NOW, TERMS, BigDecimal.ONE))));
        assertThat(account.after(List.of())).isEqualTo(account);
        assertThat(account.after(List.of(new BalanceProtected(2, NOW, BigDecimal.TEN)))
                        .balance())
                .isEqualTo("110.0000");
    }

    @Test
    void whatADecisionSeesIsWhatItsEventsMake() {
        AccountChanges changes = new AccountChanges(account);
        Trade trade = trade(Side.BUY);
        changes.apply(new TradeOpened(2, NOW, trade, fill(Side.BUY, 10, "1.1")));
        assertThat(changes.trades()).containsOnlyKeys(2L);
        assertThat(account.trades()).isEmpty();
        assertThat(changes.terms()).isEqualTo(TERMS);
        assertThat(changes.account().trades(InstrumentFixtures.EUR_USD, Side.BUY))
                .containsExactly(trade);
        assertThat(changes.account().trades(InstrumentFixtures.EUR_USD, Side.SELL))
                .isEmpty();
        assertThat(changes.account().trades(InstrumentFixtures.USD_JPY, Side.BUY))
                .isEmpty();
    }

    @Test
    void anOrderWaitsUntilItIsFilledOrCancelled() {
        OrderRequest request = new OrderRequest(
                InstrumentFixtures.EUR_USD,
                Side.BUY,
                15,
                OrderType.LIMIT,
                new BigDecimal("1.1"),
                null,
                TimeInForce.GTC,
                null,
                PositionFill.DEFAULT,
                Exits.NONE,
                Tags.NONE,
                null);
        Order order = new Order(2, request, NOW, new BigDecimal("1.1"), 15);
        Account placed = account.after(List.of(new TradeEvent.OrderPlaced(2, NOW, order, null)));
        Account partly = placed.after(List.of(new TradeOpened(3, NOW, trade(Side.BUY), fill(Side.BUY, 10, "1.1"))));
        assertThat(partly.orders().get(2L).remainingUnits()).isEqualTo(5); // 15 − 10
        assertThat(partly.after(List.of(new OrderCancelled(4, NOW, order, Reason.CLIENT_REQUEST, "")))
                        .orders())
                .isEmpty();
    }

    @Test
    void aTradeRemembersTheWorstAndBestPriceOfItsClosingSide() {
        PriceRange range = new PriceRange(
                new BigDecimal("1.0"), new BigDecimal("1.3"), new BigDecimal("1.01"), new BigDecimal("1.31"));
        Trade sold = trade(Side.SELL)
                .closed(fill(Side.BUY, 10, "1.2"), BigDecimal.ONE.negate(), NOW, CloseReason.MANUAL, range);
        assertThat(sold.result().worstPrice()).isEqualTo("1.31");
        assertThat(sold.result().bestPrice()).isEqualTo("1.01");
        Trade bought =
                trade(Side.BUY).closed(fill(Side.SELL, 10, "1.2"), BigDecimal.ONE, NOW, CloseReason.MANUAL, range);
        assertThat(bought.result().worstPrice()).isEqualTo("1.0");
        assertThat(bought.result().bestPrice()).isEqualTo("1.3");
        assertThat(bought.isOpen()).isFalse();
        assertThat(bought.result().closedAt()).isEqualTo(NOW);
        Trade unseen =
                trade(Side.BUY).closed(fill(Side.SELL, 10, "1.2"), BigDecimal.ONE, NOW, CloseReason.MANUAL, null);
        assertThat(unseen.result().worstPrice()).isNull();
        assertThat(trade(Side.BUY).isOpen()).isTrue();
    }

    @Test
    void noMoreIsClosedOfATradeThanWasOpened() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trade(Side.BUY).reduced(fill(Side.SELL, 11, "1.2"), BigDecimal.ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trade(Side.BUY).reduced(fill(Side.SELL, -1, "1.2"), BigDecimal.ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trade.opened(
                        2, 2, InstrumentFixtures.EUR_USD, fill(Side.BUY, 0, "1.1"), NOW, Exits.NONE, Tags.NONE, null));
    }

    @Test
    void aPartOfATradeGainsItsShare() {
        assertThat(trade(Side.BUY).profitAt(new BigDecimal("1.2"), 4)).isEqualByComparingTo("0.4"); // 4 × 0.1
        assertThat(trade(Side.SELL).profitAt(new BigDecimal("1.2"), 4)).isEqualByComparingTo("-0.4");
        assertThat(trade(Side.BUY)
                        .reduced(fill(Side.SELL, 4, "1.2"), new BigDecimal("0.4"))
                        .units())
                .isEqualTo(6);
    }

    @Test
    void reasonsAreInLowerCaseOnTheWire() {
        assertThat(CloseReason.SL_HIT.code()).isEqualTo("sl_hit");
    }
}
