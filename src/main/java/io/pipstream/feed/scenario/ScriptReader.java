package io.pipstream.feed.scenario;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.simulated.StartingPrices;
import io.pipstream.platform.SettingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what happens: {@code trend>range+flash-crash(USDCHF,at=PT5M)}. What is joined by {@code +} runs side by side, what
 * is joined by {@code >} one after the other; such a row begins again as a whole.
 */
final class ScriptReader {

    private static final int MOST_PARTS = 32;
    private static final Duration USUAL_BEGIN = Duration.ofMinutes(1);
    private static final Duration SHORTEST_REST = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration LONGEST_ROW = Duration.ofDays(365);
    private static final double SMALLEST = 0.1;
    private static final double LARGEST = 5;
    private static final double MOST_PIPS = 1_000_000;
    private static final double FARTHEST = 0.9;

    private final FeedChoice choice;
    private final Instruments instruments;
    private final StartingPrices prices;

    ScriptReader(FeedChoice choice, Instruments instruments, StartingPrices prices) {
        this.choice = choice;
        this.instruments = instruments;
        this.prices = prices;
    }

    /** @throws SettingException if it cannot be understood, or cannot be */
    Script read() {
        Set<String> unknown = new TreeSet<>(choice.options().keySet());
        unknown.removeAll(Set.of("instrument", "at", "for", "every", "size", "pips", "seed", "rate"));
        if (!unknown.isEmpty()) {
            throw choice.wrong(
                    "knows the options instrument, at, for, every, size, pips, seed and rate, not " + unknown);
        }
        if (choice.argument().isBlank()) {
            throw choice.wrong("needs a scenario; there are " + String.join(", ", Scenarios.names()));
        }
        List<Part> parts = new ArrayList<>();
        for (String row : choice.argument().split("\\+", -1)) {
            parts.addAll(row(row));
            if (parts.size() > MOST_PARTS) {
                throw choice.wrong("has more than %d scenarios".formatted(MOST_PARTS));
            }
        }
        return new Script(parts);
    }

    private List<Part> row(String row) {
        List<PartText> texts = new ArrayList<>();
        List<Duration> begins = new ArrayList<>();
        Duration end = Duration.ZERO;
        for (String text : row.split(">", -1)) {
            PartText part = new PartText(choice, text, instruments);
            boolean first = texts.isEmpty();
            if (!first && part.says("every")) {
                throw part.wrong("a row begins again as a whole: every belongs to its first scenario");
            }
            Duration begin = end.plus(begin(part, first ? Order.FIRST : Order.FOLLOWS));
            texts.add(part);
            begins.add(begin);
            end = begin.plus(length(part));
        }
        Duration every = every(texts.get(0), end.minus(begins.get(0)));
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < texts.size(); index++) {
            PartText text = texts.get(index);
            Timing timing = new Timing(begins.get(index), length(text), every);
            double size = text.size("size", SMALLEST, LARGEST).orElse(1.0);
            parts.add(new Part(text.scenario(), targets(text), timing, move(text), size));
        }
        return parts;
    }

    /** Where a scenario stands in its row. */
    private enum Order {
        FIRST,
        FOLLOWS
    }

    /** From the start of the market, or from the end of the scenario before. */
    private static Duration begin(PartText part, Order order) {
        if (order == Order.FOLLOWS && !part.says("at")) {
            return Duration.ZERO;
        }
        return part.duration("at", Duration.ZERO, LONGEST).orElse(USUAL_BEGIN);
    }

    private static Duration length(PartText part) {
        return part.duration("for", SHORTEST, LONGEST).orElse(part.scenario().length());
    }

    /** Unless it is said, a row rests as long as it lasted, and five minutes at least. */
    private static Duration every(PartText first, Duration length) {
        if (first.value("every").filter("never"::equals).isPresent()) {
            return Duration.ZERO;
        }
        Duration rest = length.compareTo(SHORTEST_REST) > 0 ? length : SHORTEST_REST;
        return first.duration("every", length, LONGEST_ROW).orElse(length.plus(rest));
    }

    private Targets targets(PartText part) {
        try {
            return part.scenario().bends()
                    ? Targets.bent(part.instruments(), instruments.all())
                    : Targets.unbent(part.instruments(), instruments.all());
        } catch (IllegalArgumentException bothWays) {
            throw part.wrong(String.valueOf(bothWays.getMessage()));
        }
    }

    /** Pips become a share of the price that the market starts from. */
    private double move(PartText part) {
        if (part.value("pips").isEmpty()) {
            return part.scenario().move();
        }
        if (!part.scenario().bends() && !part.says("pips")) {
            return 0; // they were meant for the scenarios beside it
        }
        if (!part.scenario().bends() || part.instruments().size() != 1) {
            throw part.wrong("pips are for one instrument, and a scenario that moves its price");
        }
        Instrument instrument = part.instruments().get(0);
        double pips = part.size("pips", SMALLEST, MOST_PIPS).orElse(0.0);
        double move = pips * instrument.terms().pip().doubleValue() / prices.middle(instrument);
        if (StrictMath.abs(move) > FARTHEST) {
            throw part.wrong("so many pips are more than nine tenths of the price");
        }
        return move;
    }
}
