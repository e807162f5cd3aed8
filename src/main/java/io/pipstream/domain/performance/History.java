package io.pipstream.domain.performance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * What happened to an account over a period; every figure is made from one of these. Trades are kept in the order of
 * their closing and changes in the order of their time, however they were given; changes of the same instant keep the
 * order given. Immutable.
 *
 * <p>A day is a date of UTC, as it always was for clients of this protocol; it is not the trading day that ends at
 * 17:00 New York.
 *
 * @param startingBalance just before the period, in the account's currency
 * @param start of the period; not before the account was opened, because days without any change count as days
 * @param end of the period, included
 * @param trades wholly closed in the period
 * @param changes of the balance in the period, also those made by parts of trades that are still open
 */
public record History(
        BigDecimal startingBalance, Instant start, Instant end, List<ClosedTrade> trades, List<BalanceChange> changes) {

    private static final Duration LONGEST = Duration.ofDays(36_600);

    /** @throws IllegalArgumentException if the period is negative or over 36,600 days, or something lies outside it */
    public History {
        if (end.isBefore(start) || Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A period must last 0 to %d days: %s to %s".formatted(LONGEST.toDays(), start, end));
        }
        for (ClosedTrade trade : trades) {
            requireWithin(start, end, trade.closed());
        }
        for (BalanceChange change : changes) {
            requireWithin(start, end, change.time());
        }
        trades = trades.stream()
                .sorted(Comparator.comparing(ClosedTrade::closed).thenComparing(ClosedTrade::id))
                .toList();
        changes = changes.stream()
                .sorted(Comparator.comparing(BalanceChange::time))
                .toList();
    }

    /** The balance at the end of the period, in the account's currency: without what open trades would bring. */
    public BigDecimal currentBalance() {
        return startingBalance.add(Decimals.sum(changes.stream().map(BalanceChange::amount)));
    }

    /** The date of UTC. */
    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static void requireWithin(Instant start, Instant end, Instant time) {
        if (time.isBefore(start) || time.isAfter(end)) {
            throw new IllegalArgumentException("%s lies outside %s to %s".formatted(time, start, end));
        }
    }
}
