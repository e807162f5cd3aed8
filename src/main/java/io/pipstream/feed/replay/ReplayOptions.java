package io.pipstream.feed.replay;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.FeedChoice;
import io.pipstream.platform.SettingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to replay and how: {@code replay:FILE?speed=60&loop=true&symbol=EURUSD&ticks=12}.
 *
 * @param speed how many times faster than it was, {@link #MAX_SPEED} for as fast as the listeners take it
 * @param loops whether it starts anew at its end
 * @param ticksPerBar ticks made of one bar
 */
record ReplayOptions(Path file, Instrument instrument, double speed, boolean loops, int ticksPerBar) {

    static final double MAX_SPEED = Double.POSITIVE_INFINITY;

    private static final double FASTEST = 1_000_000;
    private static final int USUAL_TICKS = 12;
    private static final int MOST_TICKS = 10_000;

    /** @throws SettingException if the choice names no file or instrument, or has an option that cannot be */
    static ReplayOptions of(FeedChoice choice, Instruments instruments) {
        Set<String> unknown = new TreeSet<>(choice.options().keySet());
        unknown.removeAll(Set.of("speed", "loop", "symbol", "ticks"));
        if (!unknown.isEmpty()) {
            throw choice.wrong("knows the options speed, loop, symbol and ticks, not " + unknown);
        }
        Path file = file(choice);
        return new ReplayOptions(
                file, instrument(choice, file, instruments), speed(choice), loops(choice), ticks(choice));
    }

    private static Path file(FeedChoice choice) {
        if (choice.argument().isBlank()) {
            throw choice.wrong("needs a file, as in replay:/path/EURUSD.csv");
        }
        try {
            return Path.of(choice.argument().strip());
        } catch (InvalidPathException invalid) {
            throw choice.wrong("names no file: " + invalid.getReason());
        }
    }

    private static Instrument instrument(FeedChoice choice, Path file, Instruments instruments) {
        String symbol = choice.options().get("symbol");
        if (symbol != null) {
            return instruments.find(symbol).orElseThrow(() -> choice.wrong("no instrument is called " + symbol));
        }
        return named(String.valueOf(file.getFileName()), instruments)
                .orElseThrow(() -> choice.wrong("the file's name holds no instrument; add ?symbol=EURUSD or such"));
    }

    /** The first instrument in a name such as {@code DAT_ASCII_EURUSD_T_201202.csv} or {@code EUR_USD-2012.csv}. */
    private static Optional<Instrument> named(String fileName, Instruments instruments) {
        String[] words = fileName.split("[^A-Za-z0-9]+", -1);
        for (int word = 0; word < words.length; word++) {
            Optional<Instrument> found = instruments.find(words[word]);
            if (found.isEmpty() && word + 1 < words.length) {
                found = instruments.find(words[word] + words[word + 1]);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static double speed(FeedChoice choice) {
        String text = choice.options().getOrDefault("speed", "1");
        if (text.equals("max")) {
            return MAX_SPEED;
        }
        try {
            double speed = Double.parseDouble(text);
            if (speed > 0 && speed <= FASTEST) {
                return speed;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a speed outside the range is
        }
        throw choice.wrong("the speed must be max, or a number above 0 up to 1000000");
    }

    private static boolean loops(FeedChoice choice) {
        String text = choice.options().getOrDefault("loop", "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw choice.wrong("loop must be true or false");
        }
        return text.equals("true");
    }

    private static int ticks(FeedChoice choice) {
        String text = choice.options().getOrDefault("ticks", Integer.toString(USUAL_TICKS));
        try {
            int ticks = Integer.parseInt(text);
            if (ticks >= BarPath.FEWEST_TICKS && ticks <= MOST_TICKS) {
                return ticks;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number outside the range is
        }
        throw choice.wrong("ticks must be a whole number from %d to %d".formatted(BarPath.FEWEST_TICKS, MOST_TICKS));
    }
}
