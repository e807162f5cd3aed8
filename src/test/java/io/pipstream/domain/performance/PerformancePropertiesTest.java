package io.pipstream.domain.performance;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static io.pipstream.domain.market.InstrumentFixtures.XAU_USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every history, against slow and plain calculations of the same. */
class PerformancePropertiesTest {

    static final Instant START = Instant.parse("2025-01-10T06:00:00Z");
    static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyTradeIsAWinALossOrBrokeEven(long seed) {
        History history = anyHistory(new SplittableRandom(seed));
        Outcomes outcomes = Performance.of(history).outcomes();
        Edge edge = Performance.of(history).edge();

        assertThat(outcomes.winningTrades() + outcomes.losingTrades() + outcomes.breakevenTrades())
                .isEqualTo(history.trades().size());
        BigDecimal won = sumOfProfits(history, ClosedTrade::isWin);
        BigDecimal lost = sumOfProfits(history, ClosedTrade::isLoss);
        assertThat(outcomes.totalPnl()).isEqualByComparingTo(won.add(lost));
        outcomes.winRate().ifPresent(rate -> assertThat(rate).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100)));
        assertThat(edge.profitFactor().isPresent()).isEqualTo(outcomes.losingTrades() > 0);
        assertThat(edge.averageWin().isPresent()).isEqualTo(outcomes.winningTrades() > 0);
        edge.largestLoss().ifPresent(loss -> assertThat(outcomes.worstTrade()).contains(loss));
        edge.largestWin().ifPresent(win -> assertThat(outcomes.bestTrade()).contains(win));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theRowsOfDaysAddUpToTheTotals(long seed) {
        History history = anyHistory(new SplittableRandom(seed));
        Outcomes total = Performance.of(history).outcomes();
        List<DayMetrics> rows = DayMetrics.of(history);

        assertThat(rows.stream().mapToInt(row -> row.outcomes().totalTrades()).sum())
                .isEqualTo(total.totalTrades());
        assertThat(rows.stream().map(row -> row.outcomes().totalPnl()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total.totalPnl());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.maxDrawdown()).isNotNegative();
            assertThat(row.startingEquity()).isEqualByComparingTo(balanceBefore(history, row.date()));
            assertThat(row.endingEquity())
                    .isEqualByComparingTo(balanceBefore(history, row.date().plusDays(1)));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theCurveEndsWithTheBalance(long seed) {
        History history = anyHistory(new SplittableRandom(seed));
        List<EquityPoint> curve = EquityPoint.curve(history);

        assertThat(curve).hasSameSizeAs(history.changes());
        BigDecimal last = curve.isEmpty()
                ? history.startingBalance()
                : curve.get(curve.size() - 1).balance();
        assertThat(Performance.of(history).currentBalance()).isEqualByComparingTo(last);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theDrawdownIsTheLargestFallOfAllPairsOfPoints(long seed) {
        History history = anyHistory(new SplittableRandom(seed));
        List<BalanceChange> changes = history.changes();
        BigDecimal[] results = new BigDecimal[changes.size() + 1];
        results[0] = BigDecimal.ZERO;
        for (int i = 0; i < changes.size(); i++) {
            results[i + 1] = results[i].add(changes.get(i).result());
        }
        BigDecimal largest = BigDecimal.ZERO;
        int trough = 0;
        int peak = 0;
        for (int from = 0; from < results.length; from++) {
            for (int to = from + 1; to < results.length; to++) {
                BigDecimal fall = results[from].subtract(results[to]);
                boolean earlier = fall.compareTo(largest) == 0 && to < trough;
                if (fall.compareTo(largest) > 0 || earlier) {
                    largest = fall;
                    trough = to;
                    peak = from;
                }
            }
        }

        Optional<Drawdown> drawdown = Drawdown.of(history);

        assertThat(drawdown.map(Drawdown::amount).orElse(BigDecimal.ZERO)).isEqualByComparingTo(largest);
        if (drawdown.isPresent()) {
            Instant recovery = null;
            for (int i = trough + 1; i < results.length && recovery == null; i++) {
                recovery = results[i].compareTo(results[peak]) >= 0
                        ? changes.get(i - 1).time()
                        : null;
            }
            assertThat(drawdown.get().troughTime())
                    .isEqualTo(changes.get(trough - 1).time());
            assertThat(drawdown.get().recoveryTime()).isEqualTo(Optional.ofNullable(recovery));
            assertThat(drawdown.get().duration())
                    .isEqualTo(
                            Duration.between(drawdown.get().peakTime(), recovery == null ? history.end() : recovery));
            assertThat(drawdown.get().peakTime())
                    .isBeforeOrEqualTo(drawdown.get().troughTime());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void streaksAreTheLongestRunsOfAllRanges(long seed) {
        History history = anyHistory(new SplittableRandom(seed));
        Edge edge = Performance.of(history).edge();

        assertThat(edge.longestWinningStreak()).isEqualTo(longestRun(history.trades(), ClosedTrade::isWin));
        assertThat(edge.longestLosingStreak()).isEqualTo(longestRun(history.trades(), ClosedTrade::isLoss));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderInWhichTradesAndChangesAreGivenMakesNoDifference(long seed) {
        History history = anyHistory(new SplittableRandom(seed));
        List<ClosedTrade> trades = new ArrayList<>(history.trades());
        List<BalanceChange> changes = new ArrayList<>(history.changes());
        Collections.shuffle(trades, new Random(seed));
        Collections.shuffle(changes, new Random(seed));
        History shuffled = new History(history.startingBalance(), history.start(), history.end(), trades, changes);

        assertThat(Performance.of(shuffled)).isEqualTo(Performance.of(history));
        assertThat(DayMetrics.of(shuffled)).isEqualTo(DayMetrics.of(history));
        assertThat(EquityPoint.curve(shuffled)).isEqualTo(EquityPoint.curve(history));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theRatiosAreThoseOfFloatingPoint(long seed) {
        History history = anyHistory(new SplittableRandom(seed));
        double[] returns = returns(history);
        ReturnRatios ratios = Performance.of(history).ratios();
        double mean = DoubleStream.of(returns).sum() / returns.length;
        double squares = 0;
        double downside = 0;
        for (double each : returns) {
            squares += (each - mean) * (each - mean);
            downside += Math.pow(Math.min(each, 0), 2);
        }

        double deviation = Math.sqrt(squares / (returns.length - 1));
        double downsideDeviation = Math.sqrt(downside / returns.length);
        assertThat(ratios.sharpe().isPresent()).isEqualTo(returns.length > 1 && squares > 0);
        ratios.sharpe()
                .ifPresent(sharpe ->
                        assertThat(sharpe.doubleValue()).isCloseTo(mean / deviation * Math.sqrt(252), within(0.0001)));
        assertThat(ratios.sortino().isPresent()).isEqualTo(returns.length > 1 && downside > 0);
        ratios.sortino()
                .ifPresent(sortino -> assertThat(sortino.doubleValue())
                        .isCloseTo(mean / downsideDeviation * Math.sqrt(252), within(0.0001)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noExcursionIsNegativeOrShortOfTheResult(long seed) {
        assertThat(anyHistory(new SplittableRandom(seed)).trades()).allSatisfy(trade -> {
            trade.maePips()
                    .ifPresent(mae -> assertThat(mae)
                            .isNotNegative()
                            .isGreaterThanOrEqualTo(trade.pips().negate()));
            trade.mfePips().ifPresent(mfe -> assertThat(mfe).isNotNegative().isGreaterThanOrEqualTo(trade.pips()));
        });
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** Up to 40 trades in up to 28 days, each with its change of the balance, between financing and transfers. */
    private static History anyHistory(RandomGenerator random) {
        List<ClosedTrade> trades = new ArrayList<>();
        List<BalanceChange> changes = new ArrayList<>();
        Instant time = START;
        int count = random.nextInt(41);
        for (int id = 0; id < count; id++) {
            time = time.plusSeconds(random.nextLong(1, 16 * 3600));
            Instrument instrument = List.of(EUR_USD, USD_JPY, XAU_USD).get(random.nextInt(3));
            BigDecimal profit = BigDecimal.valueOf(random.nextLong(-5, 6) * 100, 2);
            int what = random.nextInt(10);
            if (what == 0) {
                changes.add(change(time, random.nextLong(-500, 501), BalanceChange.Kind.TRANSFER, Optional.empty()));
            } else if (what == 1) {
                changes.add(
                        change(time, random.nextLong(-3, 2), BalanceChange.Kind.FINANCING, Optional.of(instrument)));
            } else {
                trades.add(anyTrade(random, id, instrument, time, profit));
                changes.add(new BalanceChange(time, profit, BalanceChange.Kind.REALISED, Optional.of(instrument)));
            }
        }
        BigDecimal startingBalance = BigDecimal.valueOf(random.nextInt(5) == 0 ? 0 : 10_000);
        Instant end = time.plusSeconds(random.nextLong(0, 24 * 3600));
        return new History(startingBalance, START, end, trades, changes);
    }

    private static ClosedTrade anyTrade(
            RandomGenerator random, long id, Instrument instrument, Instant closed, BigDecimal profit) {
        BigDecimal entry = BigDecimal.valueOf(random.nextLong(10_000, 11_000), 4);
        return new ClosedTrade(
                id,
                instrument,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                entry,
                closed,
                profit,
                profit.movePointLeft(1),
                sometimes(random, BigDecimal.valueOf(random.nextInt(1, 40), 1)),
                sometimes(random, BigDecimal.valueOf(random.nextLong(10_000, 11_000), 4)),
                sometimes(random, BigDecimal.valueOf(random.nextLong(10_000, 11_000), 4)),
                PerformanceFixtures.NO_COSTS);
    }

    private static BalanceChange change(
            Instant time, long amount, BalanceChange.Kind kind, Optional<Instrument> instrument) {
        return new BalanceChange(time, BigDecimal.valueOf(amount), kind, instrument);
    }

    private static <T> Optional<T> sometimes(RandomGenerator random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static BigDecimal sumOfProfits(History history, Predicate<ClosedTrade> wanted) {
        return history.trades().stream()
                .filter(wanted)
                .map(ClosedTrade::profitLoss)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal balanceBefore(History history, LocalDate day) {
        return history.changes().stream()
                .filter(change ->
                        change.time().isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .map(BalanceChange::amount)
                .reduce(history.startingBalance(), BigDecimal::add);
    }

    private static int longestRun(List<ClosedTrade> trades, Predicate<ClosedTrade> wanted) {
        int longest = 0;
        for (int from = 0; from < trades.size(); from++) {
            for (int to = from + 1; to <= trades.size(); to++) {
                if (trades.subList(from, to).stream().allMatch(wanted)) {
                    longest = Math.max(longest, to - from);
                }
            }
        }
        return longest;
    }

    private static double[] returns(History history) {
        return START.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .datesUntil(history.end().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1))
                .filter(day -> !WEEKEND.contains(day.getDayOfWeek())
                        || changesOf(history, day).stream()
                                .anyMatch(change -> change.kind() != BalanceChange.Kind.TRANSFER))
                .mapToDouble(day -> {
                    double divisor = balanceBefore(history, day).doubleValue();
                    double result = 0;
                    for (BalanceChange change : changesOf(history, day)) {
                        boolean transfer = change.kind() == BalanceChange.Kind.TRANSFER;
                        divisor += transfer ? Math.max(change.amount().doubleValue(), 0) : 0;
                        result += transfer ? 0 : change.amount().doubleValue();
                    }
                    return divisor > 0 ? result / divisor : Double.NaN;
                })
                .filter(each -> !Double.isNaN(each))
                .toArray();
    }

    private static List<BalanceChange> changesOf(History history, LocalDate day) {
        return history.changes().stream()
                .filter(change ->
                        change.time().atOffset(ZoneOffset.UTC).toLocalDate().equals(day))
                .toList();
    }
}
