package io.pipstream.domain.performance;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The trades of a period that have something in common: their instrument, or when they were closed. Immutable.
 *
 * @param key what they have in common: the symbol of an instrument, an hour of the day from {@code 00} to {@code 23}, a
 *     weekday in lower case
 * @param outcomes of these trades; a trade closed in parts counts wholly when its last part was closed
 */
public record Breakdown(String key, Outcomes outcomes) {

    /** What trades are divided by. */
    public enum By {
        INSTRUMENT,
        HOUR,
        WEEKDAY
    }

    /**
     * A row for each key with a trade: instruments by their symbols, hours from midnight, weekdays from Monday.
     *
     * @param zone whose clocks say the hour and the weekday
     */
    public static List<Breakdown> of(History history, By by, ZoneId zone) {
        return switch (by) {
            case INSTRUMENT -> of(history, trade -> trade.instrument().symbol(), symbol -> symbol);
            case HOUR -> of(history, trade -> trade.closed().atZone(zone).getHour(), "%02d"::formatted);
            case WEEKDAY -> of(history, trade -> trade.closed().atZone(zone).getDayOfWeek(), Breakdown::name);
        };
    }

    private static <K extends Comparable<? super K>> List<Breakdown> of(
            History history, Function<ClosedTrade, K> keyOf, Function<K, String> nameOf) {
        SortedMap<K, List<ClosedTrade>> tradesByKey = new TreeMap<>();
        for (ClosedTrade trade : history.trades()) {
            tradesByKey
                    .computeIfAbsent(keyOf.apply(trade), key -> new ArrayList<>())
                    .add(trade);
        }
        return tradesByKey.entrySet().stream()
                .map(entry -> new Breakdown(nameOf.apply(entry.getKey()), Outcomes.of(entry.getValue())))
                .toList();
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
