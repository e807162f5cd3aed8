package io.pipstream.domain.performance;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Trades, changes and histories for tests, in text. */
final class PerformanceFixtures {

    static final Instant MONDAY = Instant.parse("2025-01-13T00:00:00Z");
    static final Instant FRIDAY_NIGHT = Instant.parse("2025-01-17T23:59:59Z");
    static final Costs NO_COSTS = costs("0", "0", "0");

    private PerformanceFixtures() {}

    /** A bought EUR_USD at 1.10000, closed on Monday at noon for nothing. */
    static TradeBuilder aTrade() {
        return new TradeBuilder();
    }

    static List<ClosedTrade> tradesThatMade(String... profits) {
        return IntStream.range(0, profits.length)
                .mapToObj(index -> aTrade().id(index).profit(profits[index]).build())
                .toList();
    }

    static Costs costs(String halfSpread, String slippage, String financing) {
        return new Costs(new BigDecimal(halfSpread), new BigDecimal(slippage), new BigDecimal(financing));
    }

    static BalanceChange realised(String time, String amount) {
        return realised(time, amount, EUR_USD);
    }

    static BalanceChange realised(String time, String amount, Instrument instrument) {
        return change(time, amount, BalanceChange.Kind.REALISED, Optional.of(instrument));
    }

    static BalanceChange financing(String time, String amount, Instrument instrument) {
        return change(time, amount, BalanceChange.Kind.FINANCING, Optional.of(instrument));
    }

    static BalanceChange transfer(String time, String amount) {
        return change(time, amount, BalanceChange.Kind.TRANSFER, Optional.empty());
    }

    /** From Monday to Friday of one week, starting with 10,000. */
    static History week(List<ClosedTrade> trades, List<BalanceChange> changes) {
        return new History(new BigDecimal("10000"), MONDAY, FRIDAY_NIGHT, trades, changes);
    }

    static History week(BalanceChange... changes) {
        return week(List.of(), List.of(changes));
    }

    private static BalanceChange change(
            String time, String amount, BalanceChange.Kind kind, Optional<Instrument> instrument) {
        return new BalanceChange(Instant.parse(time), new BigDecimal(amount), kind, instrument);
    }

    static final class TradeBuilder {
        private long id = 1;
        private Instrument instrument = EUR_USD;
        private Side side = Side.BUY;
        private String entry = "1.10000";
        private Instant closed = Instant.parse("2025-01-13T12:00:00Z");
        private String profit = "0";
        private String pips = "0";
        private Optional<String> riskReward = Optional.empty();
        private Optional<String> worst = Optional.empty();
        private Optional<String> best = Optional.empty();
        private Costs costs = NO_COSTS;

        TradeBuilder id(long number) {
            id = number;
            return this;
        }

        TradeBuilder opened(Side direction, Instrument what, String price) {
            side = direction;
            instrument = what;
            entry = price;
            return this;
        }

        TradeBuilder closed(String time) {
            closed = Instant.parse(time);
            return this;
        }

        TradeBuilder profit(String money) {
            profit = money;
            return this;
        }

        TradeBuilder pips(String gained) {
            pips = gained;
            return this;
        }

        TradeBuilder riskReward(String ratio) {
            riskReward = Optional.of(ratio);
            return this;
        }

        TradeBuilder worst(String price) {
            worst = Optional.of(price);
            return this;
        }

        TradeBuilder best(String price) {
            best = Optional.of(price);
            return this;
        }

        TradeBuilder costs(Costs paid) {
            costs = paid;
            return this;
        }

        ClosedTrade build() {
            return new ClosedTrade(
                    id,
                    instrument,
                    side,
                    new BigDecimal(entry),
                    closed,
                    new BigDecimal(profit),
                    new BigDecimal(pips),
                    riskReward.map(BigDecimal::new),
                    worst.map(BigDecimal::new),
                    best.map(BigDecimal::new),
                    costs);
        }
    }
}
