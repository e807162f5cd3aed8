package io.pipstream.feed.scenario;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.FeedChoice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part as it is written: {@code trend}, or {@code trend(EURUSD,at=PT0S,for=PT10M,pips=80)}. What it does not say, the
 * options of the whole feed may. Nothing is looked up twice; a wrong value is found when it is asked for.
 */
final class PartText {

    private static final Set<String> OPTIONS = Set.of("at", "for", "every", "size", "pips");
    private static final Pattern PART = Pattern.compile("(?<name>[a-z-]+)(?:\\((?<items>[^()]*)\\))?");
    private static final int LONGEST_NUMBER = 12;

    private final FeedChoice choice;
    private final String text;
    private final Scenario scenario;
    private final List<Instrument> instruments = new ArrayList<>();
    private final Map<String, String> own = new LinkedHashMap<>();

    PartText(FeedChoice choice, String text, Instruments known) {
        this.choice = choice;
        this.text = text.strip();
        Matcher part = PART.matcher(this.text);
        if (!part.matches()) {
            throw choice.wrong(
                    "a scenario is written as in trend or trend(EURUSD,at=PT1M,for=PT10M,pips=80), not " + this.text);
        }
        this.scenario = Scenarios.find(part.group("name"))
                .orElseThrow(() -> choice.wrong("no scenario is called %s; there are %s"
                        .formatted(part.group("name"), String.join(", ", Scenarios.names()))));
        String items = part.group("items");
        if (items != null) {
            for (String item : items.split(",", -1)) {
                read(item.strip(), known);
            }
        }
        if (instruments.isEmpty() && choice.options().containsKey("instrument")) {
            instruments.add(instrument(choice.options().getOrDefault("instrument", ""), known));
        }
    }

    Scenario scenario() {
        return scenario;
    }

    /** Those it names; empty for all. */
    List<Instrument> instruments() {
        return instruments;
    }

    /** Whether it has the option itself. */
    boolean says(String option) {
        return own.containsKey(option);
    }

    Optional<Duration> duration(String option, Duration shortest, Duration longest) {
        return value(option).map(value -> {
            try {
                Duration duration = Duration.parse(value);
                if (duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0) {
                    return duration;
                }
            } catch (DateTimeParseException notADuration) {
                // refused below, as a duration outside the range is
            }
            throw wrong("%s must be a duration such as PT10M, from %s to %s".formatted(option, shortest, longest));
        });
    }

    /** A number from {@code least} to {@code most}, or the same below zero. */
    Optional<Double> size(String option, double least, double most) {
        return value(option).map(value -> {
            try {
                double number = value.length() > LONGEST_NUMBER ? 0 : new BigDecimal(value).doubleValue();
                if (StrictMath.abs(number) >= least && StrictMath.abs(number) <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // refused below, as a number outside the range is
            }
            throw wrong("%s must be a number from %s to %s, or below zero the same".formatted(option, least, most));
        });
    }

    Optional<String> value(String option) {
        String value = own.get(option);
        return Optional.ofNullable(value == null ? choice.options().get(option) : value);
    }

    RuntimeException wrong(String reason) {
        return choice.wrong("%s: %s".formatted(text, reason));
    }

    private void read(String item, Instruments known) {
        int equals = item.indexOf('=');
        if (equals < 0) {
            instruments.add(instrument(item, known));
            return;
        }
        String option = item.substring(0, equals);
        if (!OPTIONS.contains(option)) {
            throw wrong("a scenario has instruments and the options at, for, every, size and pips, not " + item);
        }
        if (own.put(option, item.substring(equals + 1)) != null) {
            throw wrong("has the option " + option + " twice");
        }
    }

    private Instrument instrument(String name, Instruments known) {
        return known.find(name).orElseThrow(() -> wrong("no instrument is called " + name));
    }
}
