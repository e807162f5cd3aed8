package io.pipstream.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.BalanceUpdated;
import io.pipstream.domain.account.TradeEvent.OrderRejected;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.account.TradeEvent.TradeReduced;
import io.pipstream.domain.engine.Command.CancelOrder;
import io.pipstream.domain.engine.Command.ChangeTrade;
import io.pipstream.domain.engine.Command.ChargeFinancing;
import io.pipstream.domain.engine.Command.CheckMargin;
import io.pipstream.domain.engine.Command.CloseEverything;
import io.pipstream.domain.engine.Command.ClosePosition;
import io.pipstream.domain.engine.Command.CloseTrade;
import io.pipstream.domain.engine.Command.ExpireOrders;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.engine.Command.ReplaceOrder;
import io.pipstream.domain.engine.Command.Touch;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Order;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.domain.order.OrderType;
import io.pipstream.domain.order.PositionFill;
import io.pipstream.domain.order.Tags;
import io.pipstream.domain.order.TimeInForce;
import io.pipstream.domain.rules.RuleProfile.Sides;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold after any history of commands and quotes; the seed in the name repeats a failing one. */
class HistoryPropertyTest {

    private static final int STEPS = 60;
    private static final Instrument[] INSTRUMENTS = {TestMarket.EURUSD, TestMarket.USDJPY, TestMarket.XAUUSD};
    private static final int[] MIDDLES = {110_000, 150_000, 200_000};

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyHistoryKeepsTheBooks(long seed) {
        History history = new History(seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
        }
        history.replays();
    }

    /** One account's life by chance. */
    private static final class History {
        private final SplittableRandom random;
        private final Desk desk;
        private final Account first;
        private final int[] points = MIDDLES.clone();

        History(long seed) {
            random = new SplittableRandom(seed);
            RuleProfileName rules = one(RuleProfileName.values());
            String currency = new String[] {"USD", "EUR", "JPY"}[random.nextInt(3)];
            RealismProfile realism = switch (random.nextInt(3)) {
                case 0 -> RealismProfile.frictionless(seed);
                case 1 -> RealismProfile.retail(seed);
                default -> RealismProfile.stressed(seed);
            };
            desk = Desk.anAccount(rules, currency, currency.equals("JPY") ? "1500000" : "10000", realism);
            first = desk.account;
            for (int each = 0; each < INSTRUMENTS.length; each++) {
                desk.market.quote(quote(each));
            }
            desk.quotes("EURJPY 164.990/165.010");
        }

        void step() {
            desk.now = desk.now.plusSeconds(random.nextInt(7_200));
            Command command = random.nextInt(3) == 0 ? command() : quoted();
            Account before = desk.account;
            List<TradeEvent> events = desk.decide(command);
            if (command instanceof Touch touch) {
                touchesExactlyWhatItsThresholdsSay(before, touch.quote(), events);
            }
            keepsTheBooks(before, events);
        }

        private Command quoted() {
            int which = random.nextInt(INSTRUMENTS.length);
            int most = random.nextInt(20) == 0 ? 3_000 : 150;
            points[which] = Math.max(50_000, points[which] + random.nextInt(-most, most + 1));
            Quote quote = desk.market.quote(quote(which));
            if (random.nextInt(15) == 0) {
                desk.market.halted(quote.instrument());
            } else if (random.nextInt(5) == 0) {
                return new CheckMargin();
            }
            return new Touch(quote);
        }

        private String quote(int which) {
            int digits = INSTRUMENTS[which].terms().priceDigits();
            return INSTRUMENTS[which].symbol() + " " + BigDecimal.valueOf(points[which], digits) + "/"
                    + BigDecimal.valueOf(points[which] + random.nextInt(25), digits);
        }

        private Command command() {
            return switch (random.nextInt(12)) {
                case 0 -> new CancelOrder(anOrder());
                case 1 -> new ReplaceOrder(anOrder(), request());
                case 2 -> new ChangeTrade(aTrade(), exits(random.nextInt(3), side()));
                case 3 ->
                    new CloseTrade(
                            aTrade(),
                            random.nextBoolean() ? null : random.nextLong(1, 2_000),
                            null,
                            CloseReason.MANUAL);
                case 4 ->
                    new ClosePosition(
                            INSTRUMENTS[random.nextInt(3)], random.nextBoolean() ? null : random.nextLong(1, 3_000));
                case 5 -> random.nextInt(4) == 0 ? new CloseEverything() : new ExpireOrders();
                case 6 -> new ChargeFinancing();
                default -> new PlaceOrder(request());
            };
        }

        private OrderRequest request() {
            int which = random.nextInt(INSTRUMENTS.length);
            Side side = side();
            OrderType type = one(OrderType.values());
            boolean market = type == OrderType.MARKET;
            TimeInForce force = market
                    ? random.nextBoolean() ? TimeInForce.FOK : TimeInForce.IOC
                    : one(new TimeInForce[] {TimeInForce.GTC, TimeInForce.GTD, TimeInForce.DAY});
            long most = which == 2 ? 20 : random.nextInt(10) == 0 ? 400_000 : 20_000;
            long units = random.nextInt(4) == 0 ? 10 : random.nextLong(1, most);
            return new OrderRequest(
                    INSTRUMENTS[which],
                    side,
                    units,
                    type,
                    market ? null : near(which, 400),
                    random.nextInt(5) == 0 ? near(which, 100) : null,
                    force,
                    force == TimeInForce.GTD ? desk.now.plusSeconds(random.nextInt(20_000)) : null,
                    one(PositionFill.values()),
                    exits(which, side),
                    Tags.NONE,
                    null);
        }

        private Exits exits(int which, Side side) {
            List<BigDecimal> targets = new ArrayList<>();
            for (int each = random.nextInt(4); each > 0; each--) {
                targets.add(level(which, side.sign() * random.nextInt(30, 600)));
            }
            return new Exits(
                    random.nextBoolean() ? level(which, -side.sign() * random.nextInt(30, 500)) : null,
                    targets,
                    random.nextInt(3) == 0 ? distance(which) : null);
        }

        private BigDecimal distance(int which) {
            return BigDecimal.valueOf(
                    random.nextInt(1, 400), INSTRUMENTS[which].terms().priceDigits());
        }

        private BigDecimal near(int which, int most) {
            return level(which, random.nextInt(-most, most));
        }

        private BigDecimal level(int which, int away) {
            return BigDecimal.valueOf(
                    points[which] + away, INSTRUMENTS[which].terms().priceDigits());
        }

        private <T> T one(T[] all) {
            return all[random.nextInt(all.length)];
        }

        private Side side() {
            return random.nextBoolean() ? Side.BUY : Side.SELL;
        }

        private long anOrder() {
            return any(new ArrayList<>(desk.account.orders().keySet()));
        }

        private long aTrade() {
            return any(new ArrayList<>(desk.account.trades().keySet()));
        }

        private long any(List<Long> ids) {
            return ids.isEmpty() ? 999_999 : ids.get(random.nextInt(ids.size()));
        }

        private void keepsTheBooks(Account before, List<TradeEvent> events) {
            BigDecimal sum = first.deposits();
            for (TradeEvent event : desk.journal) {
                sum = sum.add(event.amount());
            }
            assertThat(desk.account.balance()).isEqualTo(sum);
            for (Trade trade : desk.account.trades().values()) {
                assertThat(trade.units()).isPositive();
            }
            for (Order order : desk.account.orders().values()) {
                assertThat(order.remainingUnits()).isPositive();
                assertThat(order.request().type()).isNotEqualTo(OrderType.MARKET);
            }
            assertThat(desk.account.trades()).hasSizeLessThanOrEqualTo(5);
            assertThat(desk.account.orders()).hasSizeLessThanOrEqualTo(3);
            if (!events.isEmpty() && events.get(events.size() - 1) instanceof OrderRejected && events.size() == 1) {
                assertThat(desk.account.trades()).isEqualTo(before.trades());
                assertThat(desk.account.orders()).isEqualTo(before.orders());
            }
            oneSideOnly();
            reducesOldestFirst(before, events);
            summariesAddUp(events);
        }

        private void oneSideOnly() {
            if (Desk.PROFILES.of(desk.account.terms().rules()).sides() == Sides.ONE) {
                for (Instrument instrument : INSTRUMENTS) {
                    assertThat(desk.account.trades(instrument, Side.BUY).isEmpty()
                                    || desk.account
                                            .trades(instrument, Side.SELL)
                                            .isEmpty())
                            .isTrue();
                }
            }
        }

        /** Of what opposite orders close, no older trade of the instrument and side is left untouched. */
        private void reducesOldestFirst(Account before, List<TradeEvent> events) {
            for (TradeEvent event : events) {
                Trade gone = event instanceof TradeClosed closed && closed.reason() == CloseReason.FIFO
                        ? closed.trade()
                        : event instanceof TradeReduced reduced && reduced.reason() == CloseReason.FIFO
                                ? reduced.trade()
                                : null;
                if (gone != null && before.trades().containsKey(gone.id())) {
                    for (Trade older : desk.account.trades(gone.instrument(), gone.side())) {
                        assertThat(older.id()).isGreaterThanOrEqualTo(gone.id());
                    }
                }
            }
        }

        private void summariesAddUp(List<TradeEvent> events) {
            for (TradeEvent event : events) {
                if (event instanceof BalanceUpdated updated) {
                    AccountSummary summary = updated.summary();
                    assertThat(summary.balance()).isEqualTo(desk.account.balance());
                    assertThat(summary.equity()).isEqualTo(summary.balance().add(summary.unrealised()));
                    assertThat(summary.marginFree()).isEqualTo(summary.equity().subtract(summary.marginUsed()));
                    assertThat(summary.marginUsed()).isEqualTo(used());
                }
            }
        }

        /** Two per cent of each trade's value, worked out once more. */
        private BigDecimal used() {
            BigDecimal used = Amounts.ZERO;
            for (Trade trade : desk.account.trades().values()) {
                BigDecimal rate = new Conversions(TestMarket.ALL)
                        .between(trade.instrument().base(), desk.account.terms().currency(), desk.market)
                        .conversion()
                        .orElseThrow()
                        .rate();
                BigDecimal value = rate.multiply(BigDecimal.valueOf(trade.units()));
                used = used.add(Amounts.round(value.multiply(new BigDecimal("0.02"))));
            }
            return used;
        }

        /** Everything is priced here, so a quote does something exactly if a threshold says that it reaches something. */
        private void touchesExactlyWhatItsThresholdsSay(Account before, Quote quote, List<TradeEvent> events) {
            boolean dealable =
                    desk.market.quote(quote.instrument()).orElseThrow().open();
            List<Threshold> all = new ArrayList<>();
            before.trades().values().forEach(trade -> all.addAll(Thresholds.of(before.id(), trade)));
            before.orders().values().forEach(order -> all.addAll(Thresholds.of(before.id(), order)));
            boolean reached = all.stream().anyMatch(threshold -> threshold.isReachedBy(quote));
            assertThat(!events.isEmpty()).as("%s %s %s", quote, all, events).isEqualTo(dealable && reached);
        }

        void replays() {
            assertThat(first.after(desk.journal)).isEqualTo(desk.account);
        }
    }
}
