package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What trading made of the balance on each day that counts, as a fraction: 0.01 is one per cent.
 *
 * <p>The return of a day is its results (realised and financing) divided by the balance at its beginning plus what was
 * put in on that day; money taken out lowers only the next day's divisor. Days are dates of UTC. Monday to Friday count
 * from the first to the last date of the period, also when nothing happened; a Saturday or Sunday counts when it has a
 * result. A day with a divisor that is not positive does not count.
 */
final class DailyReturns {

    /** A step this small is far below any amount of money, and with a fixed scale every sum stays exact. */
    private static final int DIGITS = 16;

    private DailyReturns() {}

    static List<BigDecimal> of(History history) {
        List<BigDecimal> returns = new ArrayList<>();
        BigDecimal balance = history.startingBalance();
        LocalDate last = History.day(history.end());
        int next = 0;
        for (LocalDate day = History.day(history.start()); !day.isAfter(last); day = day.plusDays(1)) {
            int first = next;
            while (next < history.changes().size()
                    && History.day(history.changes().get(next).time()).equals(day)) {
                next++;
            }
            List<BalanceChange> changes = history.changes().subList(first, next);
            BigDecimal divisor = balance.add(Decimals.sum(changes.stream()
                    .filter(change ->
                            !change.kind().isResult() && change.amount().signum() > 0)
                    .map(BalanceChange::amount)));
            if (divisor.signum() > 0 && counts(day, changes)) {
                BigDecimal result = Decimals.sum(changes.stream().map(BalanceChange::result));
                returns.add(result.divide(divisor, DIGITS, RoundingMode.HALF_EVEN));
            }
            balance = balance.add(Decimals.sum(changes.stream().map(BalanceChange::amount)));
        }
        return returns;
    }

    private static boolean counts(LocalDate day, List<BalanceChange> changes) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend || changes.stream().anyMatch(change -> change.kind().isResult());
    }
}
