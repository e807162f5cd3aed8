package io.pipstream.trading;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.CancelOrder;
import io.pipstream.domain.engine.Command.ChangeTerms;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.domain.engine.Command.ChargeFinancing;
import io.pipstream.domain.engine.Command.CheckMargin;
import io.pipstream.domain.engine.Command.CloseEverything;
import io.pipstream.domain.engine.Command.ClosePosition;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.ExpireOrders;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.engine.Command.ReplaceOrder;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** A trader who does anything, and prices that go anywhere. For one thread. */
final class RandomTrading {

    private static final List<String> SYMBOLS = List.of("EURUSD", "USDJPY", "EURJPY", "GBPUSD");

    private final PaperDesk desk;
    private final SplittableRandom random;

    RandomTrading(PaperDesk desk, long seed) {
        this.desk = desk;
        this.random = new SplittableRandom(seed);
    }

    /** So that there is a quote of everything. */
    void firstQuotes() {
        desk.quote("EURUSD", "1.10000", "1.10010");
        desk.quote("USDJPY", "150.000", "150.010");
        desk.quote("EURJPY", "165.000", "165.015");
        desk.quote("GBPUSD", "1.30000", "1.30015");
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <T> T anyOf(T[] values) {
        return values[upTo(values.length)];
    }

    /** By up to 40 pips either way. */
    void nextQuote() {
        Instrument instrument = desk.instrument(SYMBOLS.get(upTo(SYMBOLS.size())));
        Quote before = desk.book.current(instrument).orElseThrow().quote();
        BigDecimal move = points(instrument, upTo(801) - 400);
        if (before.bid().add(move).compareTo(points(instrument, 50_000)) < 0) {
            move = move.abs();
        }
        desk.quote(
                instrument.symbol(),
                before.bid().add(move).toString(),
                before.bid().add(move).add(points(instrument, 1 + upTo(20))).toString());
    }

    Command command(Account account) {
        return switch (upTo(16)) {
            case 0, 1, 2, 3 -> new PlaceOrder(atMarket());
            case 4, 5, 6 -> new PlaceOrder(waiting());
            case 7 -> new CancelOrder(any(account.orders().keySet()));
            case 8 -> new ReplaceOrder(any(account.orders().keySet()), waiting());
            case 9, 10 -> changeTrade(account);
            case 11 ->
                new CloseTrade(
                        any(account.trades().keySet()),
                        upTo(2) == 0 ? null : 1L + upTo(5_000),
                        null,
                        CloseReason.MANUAL);
            case 12 -> new ClosePosition(instrument(), null);
            case 13 -> upTo(3) == 0 ? new CloseEverything() : new CheckMargin();
            case 14 -> upTo(2) == 0 ? new ExpireOrders() : new ChargeFinancing();
            default -> upTo(4) == 0 ? new ChangeTerms(terms(account)) : new PlaceOrder(atMarket());
        };
    }

    /** One that is not there now and then. */
    private long any(Collection<Long> ids) {
        List<Long> known = new ArrayList<>(ids);
        return known.isEmpty() || upTo(20) == 0 ? 999 : known.get(upTo(known.size()));
    }

    private Command changeTrade(Account account) {
        long trade = any(account.trades().keySet());
        return account.trades().containsKey(trade)
                ? new ChangeTrade(
                        trade,
                        exits(
                                account.trades().get(trade).instrument(),
                                account.trades().get(trade).side()))
                : new ChangeTrade(trade, Exits.NONE);
    }

    private AccountTerms terms(Account account) {
        RealismProfile realism = upTo(2) == 0 ? RealismProfile.stressed(upTo(100)) : RealismProfile.retail(upTo(100));
        RuleProfileName rules = anyOf(RuleProfileName.values());
        return new AccountTerms(
                account.terms().currency(),
                upTo(3) == 0 ? rules : account.terms().rules(),
                realism);
    }

    private OrderRequest atMarket() {
        Instrument instrument = instrument();
        Side side = side();
        return new OrderRequest(
                instrument,
                side,
                1 + upTo(upTo(5) == 0 ? 400_000 : 50_000),
                OrderType.MARKET,
                null,
                null,
                upTo(2) == 0 ? TimeInForce.FOK : TimeInForce.IOC,
                null,
                anyOf(PositionFill.values()),
                exits(instrument, side),
                upTo(2) == 0 ? Tags.NONE : new Tags("s-" + upTo(9), "SCALP", "\"bot\"", "ü\n"),
                null);
    }

    private OrderRequest waiting() {
        Instrument instrument = instrument();
        Side side = side();
        TimeInForce timeInForce =
                List.of(TimeInForce.GTC, TimeInForce.GTD, TimeInForce.DAY).get(upTo(3));
        OrderType type = List.of(OrderType.LIMIT, OrderType.STOP, OrderType.MARKET_IF_TOUCHED)
                .get(upTo(3));
        boolean above = (type == OrderType.STOP) == (side == Side.BUY);
        return new OrderRequest(
                instrument,
                side,
                1 + upTo(20_000),
                type,
                away(instrument, above ? 50 + upTo(400) : -50 - upTo(400)),
                null,
                timeInForce,
                timeInForce == TimeInForce.GTD ? desk.clock.instant().plusSeconds(1 + upTo(3_600)) : null,
                anyOf(PositionFill.values()),
                exits(instrument, side),
                Tags.NONE,
                null);
    }

    private Exits exits(Instrument instrument, Side side) {
        int forward = side == Side.BUY ? 1 : -1;
        int first = 600 + upTo(500);
        List<BigDecimal> targets = new ArrayList<>();
        for (int target = upTo(4); target > 0; target--) {
            targets.add(away(instrument, forward * (first + 100 * targets.size())));
        }
        return new Exits(
                upTo(2) == 0 ? null : away(instrument, -forward * (600 + upTo(500))),
                targets,
                upTo(3) == 0 ? points(instrument, 100 + upTo(300)) : null);
    }

    private BigDecimal away(Instrument instrument, int points) {
        return desk.book.current(instrument).orElseThrow().quote().bid().add(points(instrument, points));
    }

    private static BigDecimal points(Instrument instrument, int points) {
        return BigDecimal.valueOf(points, instrument.terms().priceDigits());
    }

    private Instrument instrument() {
        return desk.instrument(SYMBOLS.get(upTo(SYMBOLS.size())));
    }

    private Side side() {
        return upTo(2) == 0 ? Side.BUY : Side.SELL;
    }
}
