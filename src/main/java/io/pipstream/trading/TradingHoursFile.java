package io.pipstream.trading;

import static io.pipstream.trading.CsvLines.column;

import io.pipstream.domain.market.TradingHours;
import io.pipstream.domain.market.WeeklyHours;
import io.pipstream.domain.money.Currency;
import java.io.Reader;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Reads when markets are open; the comments of {@code trading-hours.csv} say what each column means. */
final class TradingHoursFile {

    static final String NAME = "trading-hours.csv";

    private static final String EVERY_OTHER = "*";

    private TradingHoursFile() {}

    /** @throws IllegalArgumentException if a line is wrong; the message names it */
    static TradingHours read(String name, Reader csv) {
        List<WeeklyHours.Session> usual = new ArrayList<>();
        Map<Currency, List<WeeklyHours.Session>> sessionsByBase = new HashMap<>();
        CsvLines.forEach(name, csv, line -> {
            WeeklyHours.Session session = session(line);
            for (String base : column(line, "bases").split(" +", -1)) {
                if (base.equals(EVERY_OTHER)) {
                    usual.add(session);
                } else {
                    sessionsByBase
                            .computeIfAbsent(new Currency(base), unseen -> new ArrayList<>())
                            .add(session);
                }
            }
        });
        if (usual.isEmpty()) {
            throw new IllegalArgumentException(name + ": no line has * as bases, for every other instrument");
        }
        Map<Currency, WeeklyHours> hoursByBase = new HashMap<>();
        sessionsByBase.forEach((base, sessions) -> hoursByBase.put(base, hours(name, base.code(), sessions)));
        return new TradingHours(hours(name, EVERY_OTHER, usual), hoursByBase);
    }

    private static WeeklyHours hours(String name, String base, List<WeeklyHours.Session> sessions) {
        try {
            return new WeeklyHours(sessions);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ", bases " + base + ": " + wrong.getMessage(), wrong);
        }
    }

    private static WeeklyHours.Session session(CSVRecord line) {
        return new WeeklyHours.Session(timeOfWeek(line, "opens"), timeOfWeek(line, "closes"));
    }

    private static WeeklyHours.TimeOfWeek timeOfWeek(CSVRecord line, String column) {
        String text = column(line, column);
        String[] words = text.split(" +", -1);
        try {
            if (words.length == 2) {
                return new WeeklyHours.TimeOfWeek(DayOfWeek.valueOf(words[0]), LocalTime.parse(words[1]));
            }
        } catch (IllegalArgumentException | DateTimeParseException neither) {
            // refused below, as a missing word is
        }
        throw new IllegalArgumentException(
                "column " + column + " is not a day and a time such as SUNDAY 17:00: " + text);
    }
}
