package io.pipstream.domain.performance;

import io.pipstream.domain.market.Instrument;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The trades of one instrument that were closed on one day, and the account's balance around that day. Immutable.
 *
 * @param date of UTC
 * @param outcomes of that day's trades of the pair; a trade closed in parts is wholly on the day of its last part
 * @param maxDrawdown the largest fall of the sum of what these trades realised from its highest so far that day, in the
 *     account's currency, 0 if it never fell; the sum begins at 0
 * @param startingEquity the account's balance at the beginning of the day, all pairs together
 * @param endingEquity the account's balance at the end of the day, with other pairs, financing and transfers
 */
public record DayMetrics(
        LocalDate date,
        Instrument pair,
        Outcomes outcomes,
        BigDecimal maxDrawdown,
        BigDecimal startingEquity,
        BigDecimal endingEquity) {

    /** A row for each day and pair with a closed trade, by date, then by the symbol of the pair. */
    public static List<DayMetrics> of(History history) {
        NavigableMap<LocalDate, BigDecimal> balances = balancesAtEndOfDay(history);
        NavigableMap<LocalDate, NavigableMap<String, List<ClosedTrade>>> tradesByDayAndSymbol = new TreeMap<>();
        for (ClosedTrade trade : history.trades()) {
            tradesByDayAndSymbol
                    .computeIfAbsent(History.day(trade.closed()), day -> new TreeMap<>())
                    .computeIfAbsent(trade.instrument().symbol(), symbol -> new ArrayList<>())
                    .add(trade);
        }
        List<DayMetrics> rows = new ArrayList<>();
        tradesByDayAndSymbol.forEach((day, tradesBySymbol) -> {
            BigDecimal before = balance(balances.lowerEntry(day), history);
            BigDecimal after = balance(balances.floorEntry(day), history);
            tradesBySymbol
                    .values()
                    .forEach(trades -> rows.add(new DayMetrics(
                            day, trades.get(0).instrument(), Outcomes.of(trades), deepestFall(trades), before, after)));
        });
        return List.copyOf(rows);
    }

    private static NavigableMap<LocalDate, BigDecimal> balancesAtEndOfDay(History history) {
        NavigableMap<LocalDate, BigDecimal> balances = new TreeMap<>();
        EquityPoint.curve(history).forEach(point -> balances.put(History.day(point.date()), point.balance()));
        return balances;
    }

    private static BigDecimal balance(Map.@Nullable Entry<LocalDate, BigDecimal> entry, History history) {
        return entry == null ? history.startingBalance() : entry.getValue();
    }

    private static BigDecimal deepestFall(List<ClosedTrade> trades) {
        ClosedTrade first = trades.get(0);
        ClosedTrade last = trades.get(trades.size() - 1);
        DrawdownSearch search = new DrawdownSearch(BigDecimal.ZERO, first.closed());
        trades.forEach(trade -> search.result(trade.closed(), trade.profitLoss()));
        return search.deepest(last.closed()).map(Drawdown::amount).orElse(BigDecimal.ZERO);
    }
}
