package io.pipstream.wire;

import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.FillExplanation;
import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.FinancingCharge;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One of each event, as full of members as they come. */
final class EventFixtures {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");
    static final Instant EVENING = Instant.parse("2025-01-15T22:00:00.123456789Z");
    static final Instrument EUR_USD = InstrumentFixtures.EUR_USD;
    static final Instrument USD_JPY = InstrumentFixtures.USD_JPY;
    static final Tags TAGS = new Tags("s-1", "BREAKOUT", "bot", "first \"try\"\n€");
    static final Exits EXITS =
            new Exits(number("1.09000"), List.of(number("1.11000"), number("1.12000")), number("0.00500"));

    private EventFixtures() {}

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    static AccountTerms terms() {
        return new AccountTerms(new Currency("USD"), RuleProfileName.US, RealismProfile.retail(Long.MIN_VALUE));
    }

    static Conversion toDollars(Currency from) {
        return from.equals(USD_JPY.quoteCurrency())
                ? new Conversion(
                        from,
                        new Currency("USD"),
                        List.of(new Conversion.Leg(USD_JPY, number("150.005"), true)),
                        number("0.006666444451851605"))
                : new Conversion(from, new Currency("USD"), List.of(), BigDecimal.ONE);
    }

    static Fill fill(Side side, long units, String price) {
        return new Fill(
                7L,
                side,
                units,
                number(price),
                new FillExplanation(
                        new Quote(
                                EUR_USD, number("1.09990"), number("1.10000"), NOON.minusMillis(40), "simulated", true),
                        40,
                        Trigger.LIMIT,
                        number("1.10010"),
                        new Draw(RealismName.RETAIL, 1, Long.MAX_VALUE, 83, number("0.1"), number("1")),
                        number("0.0500"),
                        number("-0.0100"),
                        toDollars(EUR_USD.quoteCurrency())));
    }

    static Trade opened() {
        return Trade.opened(8, 7, EUR_USD, fill(Side.BUY, 3000, "1.10000"), NOON, EXITS, TAGS, number("1.09500"));
    }

    /** A third at the first target: 1000 × 0.01 = 10 USD. */
    static Trade reduced() {
        return opened().reduced(fill(Side.SELL, 1000, "1.11000"), number("10.0000"))
                .tookTarget();
    }

    /** The rest at 1.11501: 2000 × 0.01501 = 30.02 USD; on average (1.11 + 2 × 1.11501) / 3 = 1.11334, 133.4 pips. */
    static Trade closed() {
        return reduced()
                .financed(number("-0.1234"), EVENING)
                .closed(
                        fill(Side.SELL, 2000, "1.11501"),
                        number("30.0200"),
                        EVENING,
                        CloseReason.TRAILING_STOP,
                        new PriceRange(number("1.09100"), number("1.11950"), number("1.09110"), number("1.11960")));
    }

    static Order order() {
        return new Order(
                7,
                new OrderRequest(
                        EUR_USD,
                        Side.BUY,
                        3000,
                        OrderType.LIMIT,
                        number("1.10010"),
                        number("1.10020"),
                        TimeInForce.GTD,
                        EVENING,
                        PositionFill.REDUCE_FIRST,
                        EXITS,
                        TAGS,
                        "c-1"),
                NOON,
                number("1.10100"),
                2500);
    }

    static AccountSummary summary() {
        return new AccountSummary(
                number("10000.0000"),
                number("-1.5000"),
                number("9998.5000"),
                number("66.0000"),
                number("9932.5000"),
                number("151.4924"));
    }

    static List<TradeEvent> oneOfEach() {
        FinancingCharge charge = new FinancingCharge(
                3000,
                number("150.000"),
                number("-0.03"),
                3,
                number("-110.9589041096"),
                toDollars(USD_JPY.quoteCurrency()),
                number("-0.7397"));
        return List.of(
                new TradeEvent.AccountOpened(1, NOON, terms(), number("10000.0000")),
                new TradeEvent.TermsChanged(2, NOON, terms()),
                new TradeEvent.OrderPlaced(3, NOON, order(), 2L),
                new TradeEvent.OrderRejected(
                        4,
                        NOON,
                        EUR_USD,
                        8L,
                        7L,
                        "c-1",
                        new Refusal(
                                Reason.FIFO_VIOLATION, "Trade 6 is older than trade 8", "NFA Compliance Rule 2-43(b)")),
                new TradeEvent.OrderCancelled(5, NOON, order(), Reason.CLIENT_REQUEST, "Order 7"),
                new TradeEvent.TradeOpened(8, NOON, opened(), fill(Side.BUY, 3000, "1.10000")),
                new TradeEvent.TradeReduced(
                        9, NOON, reduced(), fill(Side.SELL, 1000, "1.11000"), number("10.0000"), CloseReason.TP1_HIT),
                new TradeEvent.TradeChanged(
                        10, EVENING, reduced().trailedTo(number("1.11501")), TradeEvent.TradeChanged.Cause.TRAILING),
                new TradeEvent.FinancingCharged(11, EVENING, reduced(), charge, EVENING.minusSeconds(1)),
                new TradeEvent.TradeClosed(
                        12,
                        EVENING,
                        closed(),
                        fill(Side.SELL, 2000, "1.11501"),
                        number("30.0200"),
                        CloseReason.TRAILING_STOP),
                new TradeEvent.BalanceProtected(13, EVENING, number("0.5000")),
                new TradeEvent.BalanceUpdated(14, EVENING, summary()),
                new TradeEvent.MarginCall(15, EVENING, TradeEvent.MarginCall.State.ENTERED, summary()));
    }
}
