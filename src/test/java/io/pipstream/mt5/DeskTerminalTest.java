package io.pipstream.mt5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.order.Order;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskTerminalTest {

    final TerminalFixture fixture = new TerminalFixture();
    final Terminal terminal = fixture.terminal;
    final Dealer demo = fixture.demo;

    @Test
    void aTicketIsTheTradesId() {
        Dealt dealt = terminal.open(demo, fixture.order("EURUSD", OrderKind.BUY, "0.10", null), null);

        Trade trade = dealt.opened().orElseThrow().trade();
        assertThat(terminal.positions(demo))
                .extracting(position -> position.trade().id())
                .containsExactly(trade.id());
        assertThat(trade.units()).isEqualTo(10_000);
        // sold at the bid again: 10,000 × (1.10000 − 1.10010)
        assertThat(terminal.positions(demo).get(0).profit()).isEqualByComparingTo("-1.00");
        assertThat(terminal.figures(demo).summary().equity()).isEqualByComparingTo("9999.00");
    }

    @ParameterizedTest
    @CsvSource({"BUY_LIMIT, 1.09", "SELL_LIMIT, 1.11", "BUY_STOP, 1.11", "SELL_STOP, 1.09"})
    void ordersThatWaitAreListedAndCancelledByTheirTicket(OrderKind kind, String price) {
        Dealt dealt = terminal.open(demo, fixture.order("EURUSD", kind, "0.01", price), null);

        Order order = dealt.placed().orElseThrow().order();
        assertThat(terminal.orders(demo)).containsExactly(order);
        assertThat(OrderKind.of(order.request())).contains(kind);

        assertThat(terminal.close(demo, order.id(), null, null).cancelled()).hasSize(1);
        assertThat(terminal.orders(demo)).isEmpty();
    }

    @Test
    void aRepeatedRequestIsAnsweredFromWhatItDidTheFirstTime() {
        NewOrder order = fixture.order("EURUSD", OrderKind.BUY, "0.01", null);
        Dealt first = terminal.open(demo, order, fixture.request("1"));
        long ticket = first.opened().orElseThrow().trade().id();
        Dealt second = terminal.open(demo, order, fixture.request("1"));

        assertThat(second.isRepetition()).isTrue();
        assertThat(second.opened()).isEqualTo(first.opened());
        assertThat(terminal.positions(demo)).hasSize(1);

        Dealt closed = terminal.close(demo, ticket, null, fixture.request("2"));
        Dealt again = terminal.close(demo, ticket, null, fixture.request("2"));
        assertThat(again.isRepetition()).isTrue();
        assertThat(again.closed()).isEqualTo(closed.closed()).hasSize(1);
        assertThat(refusalOf(() -> terminal.close(demo, ticket, null, null))).isEqualTo("trade_doesnt_exist");
    }

    @Test
    void theNameOfARequestStandsForItsContent() {
        terminal.open(
                demo,
                fixture.order("EURUSD", OrderKind.BUY, "0.01", null),
                RequestNames.of("t", demo.caller(), "1", "a"));

        assertThat(refusalOf(() -> terminal.open(
                        demo,
                        fixture.order("EURUSD", OrderKind.BUY, "0.02", null),
                        RequestNames.of("t", demo.caller(), "1", "b"))))
                .isEqualTo("client_order_id_already_exists");
        Dealer other = new Dealer(TerminalFixture.caller("token-2", Scope.READ, Scope.TRADE), "demo");
        terminal.open(
                other,
                fixture.order("EURUSD", OrderKind.BUY, "0.02", null),
                RequestNames.of("t", other.caller(), "1", "b"));
        assertThat(terminal.positions(demo)).hasSize(2);
    }

    @Test
    void aPartOfATradeIsClosed() {
        long ticket = open("EURUSD", OrderKind.SELL, "0.10");

        Dealt dealt = terminal.close(demo, ticket, new BigDecimal("0.04"), null);

        assertThat(dealt.closed()).hasSize(1);
        assertThat(terminal.positions(demo).get(0).trade().units()).isEqualTo(6_000);
        assertThat(refusalOf(() -> terminal.close(demo, ticket, new BigDecimal("0.07"), null)))
                .isEqualTo("close_units_exceed_trade");
    }

    @Test
    void whatIsNotNamedStaysAndZeroTakesItAway() {
        long ticket = open("EURUSD", OrderKind.BUY, "0.10");

        terminal.modify(demo, ticket, levels(null, "1.09", "1.12"), null);
        assertThat(trade(ticket).exits().stopLoss()).isEqualByComparingTo("1.09");
        terminal.modify(demo, ticket, levels(null, null, "0"), null);
        assertThat(trade(ticket).exits().stopLoss()).isEqualByComparingTo("1.09");
        assertThat(trade(ticket).exits().takeProfits()).isEmpty();
        terminal.modify(demo, ticket, levels(null, "0.0", null), null);
        assertThat(trade(ticket).exits().stopLoss()).isNull();

        assertThat(refusalOf(() -> terminal.modify(demo, ticket, levels(null, "1.2", null), null)))
                .isEqualTo("losing_stop_loss");
        assertThat(refusalOf(() -> terminal.modify(demo, ticket, levels("1.2", null, null), null)))
                .isEqualTo("invalid_fields");
    }

    @Test
    void anOrderThatIsChangedHasANewTicketAndARepetitionChangesNothing() {
        long ticket = terminal.open(demo, fixture.order("EURUSD", OrderKind.BUY_LIMIT, "0.01", "1.09"), null)
                .placed()
                .orElseThrow()
                .order()
                .id();

        Dealt first = terminal.modify(demo, ticket, levels("1.08", "1.07", null), fixture.request("1"));
        Dealt again = terminal.modify(demo, ticket, levels("1.08", "1.07", null), fixture.request("1"));

        Order changed = terminal.orders(demo).get(0);
        assertThat(terminal.orders(demo)).hasSize(1);
        assertThat(changed.id()).isNotEqualTo(ticket);
        assertThat(changed.request().price()).isEqualByComparingTo("1.08");
        assertThat(changed.request().exits().stopLoss()).isEqualByComparingTo("1.07");
        assertThat(first.cancelled()).isEmpty();
        assertThat(again.isRepetition()).isTrue();
        assertThat(again.placed()).isEqualTo(first.placed());
    }

    @Test
    void aMagicNumberClosesItsOwnTradesOnly() {
        open("EURUSD", OrderKind.BUY, "0.01");
        terminal.open(demo, fixture.withMagic("EURUSD", OrderKind.BUY, "0.01", 7), null);
        terminal.open(demo, fixture.withMagic("USDJPY", OrderKind.SELL, "0.01", 7), null);
        terminal.open(demo, fixture.withMagic("EURUSD", OrderKind.BUY, "0.01", 8), null);

        Dealt dealt = terminal.closeMagic(demo, 7, fixture.request("1"));

        assertThat(dealt.closed()).hasSize(2);
        assertThat(terminal.positions(demo))
                .extracting(position -> Magic.of(position.trade().tags()))
                .containsExactly(0L, 8L);
    }

    @Test
    void aRepeatedCloseOfAMagicNumberSparesWhatWasOpenedSince() {
        Dealt nothing = terminal.closeMagic(demo, 7, fixture.request("1"));
        assertThat(nothing.events()).isEmpty();
        terminal.open(demo, fixture.withMagic("EURUSD", OrderKind.BUY, "0.01", 7), null);
        assertThat(terminal.closeMagic(demo, 7, fixture.request("1")).closed()).isEmpty();
        assertThat(terminal.positions(demo)).hasSize(1);

        assertThat(terminal.closeMagic(demo, 7, fixture.request("2")).closed()).hasSize(1);
        terminal.open(demo, fixture.withMagic("EURUSD", OrderKind.BUY, "0.01", 7), null);
        Dealt again = terminal.closeMagic(demo, 7, fixture.request("2"));
        assertThat(again.isRepetition()).isTrue();
        assertThat(again.closed()).hasSize(1);
        assertThat(terminal.positions(demo)).hasSize(1);
    }

    @Test
    void anInstrumentOrEverythingIsClosed() {
        open("EURUSD", OrderKind.BUY, "0.01");
        open("EURUSD", OrderKind.SELL, "0.01");
        open("USDJPY", OrderKind.SELL, "0.01");
        terminal.open(demo, fixture.order("EURUSD", OrderKind.BUY_LIMIT, "0.01", "1.09"), null);

        assertThat(terminal.closeInstrument(demo, fixture.desk.instrument("EURUSD"), null)
                        .closed())
                .hasSize(2);
        assertThat(terminal.closeEverything(demo, null).closed()).hasSize(1);
        assertThat(terminal.positions(demo)).isEmpty();
        assertThat(terminal.orders(demo)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0800000000000001, 1.08000",
        "1.0799999999999998, 1.08000",
        "1.08, 1.08000",
    })
    void theNoiseOfBinaryFractionsIsRoundedAway(String sent, String meant) {
        terminal.open(demo, fixture.order("EURUSD", OrderKind.BUY_LIMIT, "0.30000000000000004", sent), null);

        assertThat(terminal.orders(demo).get(0).request().price()).isEqualTo(new BigDecimal(meant));
        assertThat(terminal.orders(demo).get(0).request().units()).isEqualTo(30_000);
    }

    @Test
    void digitsThatAreMeantAreRefused() {
        assertThat(refusalOf(() ->
                        terminal.open(demo, fixture.order("EURUSD", OrderKind.BUY_LIMIT, "0.01", "1.080004"), null)))
                .isEqualTo("invalid_price");
        for (String lots : List.of("0.000001", "0", "-1", "1E+30", "1E-39", "1E+999999999")) {
            assertThat(refusalOf(() -> terminal.open(demo, fixture.order("EURUSD", OrderKind.BUY, lots, null), null)))
                    .as(lots)
                    .isIn("invalid_volume", "invalid_fields");
        }
    }

    @Test
    void aFillBeyondTheDeviationIsRefused() {
        NewOrder seen = new NewOrder(
                fixture.desk.instrument("EURUSD"),
                OrderKind.BUY,
                new BigDecimal("0.01"),
                new BigDecimal("1.10000"),
                9L,
                null,
                null,
                "",
                0);
        // the ask is 1.10010, 10 points above what was seen
        assertThat(refusalOf(() -> terminal.open(demo, seen, null))).isEqualTo("bounds_violation");
        assertThat(terminal.positions(demo)).isEmpty();
    }

    @Test
    void rightsHoldAsOverHttp() {
        fixture.desk.open("shared", "USD", RuleProfileName.HEDGING, "10000");
        fixture.desk.open("anothers", "USD", RuleProfileName.HEDGING, "10000");
        fixture.grant("shared", Right.READ);
        NewOrder order = fixture.order("EURUSD", OrderKind.BUY, "0.01", null);

        Dealer shared = new Dealer(demo.caller(), "shared");
        assertThat(terminal.positions(shared)).isEmpty();
        assertThat(refusalOf(() -> terminal.open(shared, order, null))).isEqualTo("forbidden");
        Dealer anothers = new Dealer(demo.caller(), "anothers");
        assertThat(refusalOf(() -> terminal.positions(anothers))).isEqualTo("unknown_account");
        assertThat(refusalOf(() -> terminal.open(anothers, order, null))).isEqualTo("unknown_account");
        Dealer reader = new Dealer(TerminalFixture.caller("reader", Scope.READ), "");
        assertThat(terminal.positions(reader)).isEmpty();
        assertThat(refusalOf(() -> terminal.open(reader, order, null))).isEqualTo("forbidden");
        assertThat(refusalOf(() -> terminal.closeEverything(reader, null))).isEqualTo("forbidden");
    }

    @Test
    void whatNeverWasIsSaid() {
        assertThat(refusalOf(() -> terminal.close(demo, 4711, null, null))).isEqualTo("unknown_ticket");
        assertThat(refusalOf(() -> terminal.modify(demo, -1, levels(null, "1", null), null)))
                .isEqualTo("unknown_ticket");
    }

    @Test
    void tooLittleMarginIsTheReason() {
        assertThat(refusalOf(() -> terminal.open(demo, fixture.order("EURUSD", OrderKind.BUY, "100", null), null)))
                .isEqualTo("insufficient_margin");
    }

    private long open(String symbol, OrderKind kind, String lots) {
        return terminal.open(demo, fixture.order(symbol, kind, lots, null), null)
                .opened()
                .orElseThrow()
                .trade()
                .id();
    }

    private Trade trade(long ticket) {
        return fixture.desk.account().trades().get(ticket);
    }

    private static Levels levels(String price, String stop, String target) {
        return new Levels(number(price), number(stop), number(target));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static String refusalOf(ThrowingCallable work) {
        return catchThrowableOfType(TerminalException.class, work).code();
    }
}
