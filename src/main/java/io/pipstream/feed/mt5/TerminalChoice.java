package io.pipstream.feed.mt5;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.FeedChoice;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.zeromq.CurveClient;
import io.pipstream.zeromq.ZmqAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A terminal as its entry of {@code pipstream.feed} has it, such as {@code mt5:tcp://127.0.0.1:5555?every=1s&suffix=.pro}.
 *
 * @param source as its quotes carry it: {@code mt5}, or {@code mt5:NAME} if it has a name
 * @param instruments what it is asked about
 * @param every between two questions about the same instrument
 * @param timeout how long a price is waited for
 * @param suffix what the broker puts behind the names of instruments
 * @param zone by which it tells the time; empty if that is not known
 * @param mostBars how many bars it is asked for at most
 */
record TerminalChoice(
        String source,
        ZmqAddress address,
        CurveClient keys,
        List<Instrument> instruments,
        Duration every,
        Duration timeout,
        String suffix,
        Optional<TerminalZone> zone,
        int mostBars) {

    static final String KIND = "mt5";

    private static final Duration USUAL_EVERY = Duration.ofSeconds(1);
    private static final Duration SHORTEST_EVERY = Duration.ofMillis(100);
    private static final Duration LONGEST_EVERY = Duration.ofHours(1);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(50);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);
    private static final int USUAL_BARS = 1_000;
    private static final int FEWEST_BARS = 10;
    private static final int MOST_BARS = 5_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern SUFFIX = Pattern.compile("[A-Za-z0-9._#+-]{0,16}");
    private static final Pattern SHORT_TIME = Pattern.compile("([0-9]{1,6})(ms|s|m)");

    TerminalChoice {
        instruments = List.copyOf(instruments);
    }

    /** @throws SettingException if the choice or one of its settings cannot be */
    static TerminalChoice of(FeedChoice choice, Instruments instruments, Settings settings) {
        choice.requireKnown("every", "symbols", "suffix", "timeout", "zone", "bars", "name");
        String name = choice.options().getOrDefault("name", "");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            throw choice.wrong("name must be 1 to 32 small letters, digits and dashes");
        }
        String prefix = "pipstream.feed." + KIND + (name.isEmpty() ? "" : "." + name);
        CurveClient keys = CurveClient.read(settings, prefix);
        return new TerminalChoice(
                name.isEmpty() ? KIND : KIND + ":" + name,
                address(choice, keys, prefix),
                keys,
                instruments(choice, instruments),
                duration(choice, "every", USUAL_EVERY, SHORTEST_EVERY, LONGEST_EVERY),
                duration(choice, "timeout", USUAL_TIMEOUT, SHORTEST_TIMEOUT, LONGEST_TIMEOUT),
                suffix(choice),
                zone(choice),
                bars(choice));
    }

    /** What the terminal calls it. */
    String symbol(Instrument instrument) {
        return instrument.symbol() + suffix;
    }

    /** When it is late with a price: after two rounds in which every second question was lost. */
    Duration lateAfter() {
        return every.plus(timeout).multipliedBy(2);
    }

    private static ZmqAddress address(FeedChoice choice, CurveClient keys, String prefix) {
        ZmqAddress address = ZmqAddress.parse(FeedChoice.SETTING, choice.argument());
        if (address.port() == 0 || address.host().equals("*")) {
            throw choice.wrong("needs the host and the port of a terminal, as in mt5:tcp://127.0.0.1:5555");
        }
        if (!address.isLoopback() && !keys.isOn()) {
            throw choice.wrong("a terminal on another machine needs keys: set %s.server-key".formatted(prefix));
        }
        return address;
    }

    private static List<Instrument> instruments(FeedChoice choice, Instruments instruments) {
        String symbols = choice.options().getOrDefault("symbols", "");
        if (symbols.isBlank()) {
            return instruments.all();
        }
        return Stream.of(symbols.split(",", -1))
                .map(symbol -> instruments
                        .find(symbol.strip())
                        .orElseThrow(() -> choice.wrong("there is no instrument " + symbol.strip())))
                .distinct()
                .toList();
    }

    private static String suffix(FeedChoice choice) {
        String suffix = choice.options().getOrDefault("suffix", "");
        if (!SUFFIX.matcher(suffix).matches()) {
            throw choice.wrong("suffix must be at most 16 letters, digits and . _ # + -");
        }
        return suffix;
    }

    private static Optional<TerminalZone> zone(FeedChoice choice) {
        String name = choice.options().getOrDefault("zone", "");
        Optional<TerminalZone> zone = TerminalZone.named(name);
        if (zone.isEmpty() && !name.isEmpty()) {
            throw choice.wrong("zone must be NY+7, or a zone such as UTC, +02:00 or Europe/Athens");
        }
        return zone;
    }

    private static int bars(FeedChoice choice) {
        try {
            int bars = Integer.parseInt(choice.options().getOrDefault("bars", Integer.toString(USUAL_BARS)));
            if (bars >= FEWEST_BARS && bars <= MOST_BARS) {
                return bars;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number outside the range is
        }
        throw choice.wrong("bars must be a whole number from %d to %d".formatted(FEWEST_BARS, MOST_BARS));
    }

    private static Duration duration(FeedChoice choice, String option, Duration usual, Duration min, Duration max) {
        String text = choice.options().getOrDefault(option, usual.toString());
        try {
            Duration duration = duration(text);
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        } catch (DateTimeException noDuration) {
            // refused below, as one outside the range is
        }
        throw choice.wrong("%s must be a time such as 500ms, 2s or PT2S, from %s to %s".formatted(option, min, max));
    }

    private static Duration duration(String text) {
        Matcher shortTime = SHORT_TIME.matcher(text);
        if (!shortTime.matches()) {
            return Duration.parse(text);
        }
        long number = Long.parseLong(shortTime.group(1));
        return switch (shortTime.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
