package io.pipstream.kill;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the system properties {@code kill.*} ask for.
 *
 * @param runs some of {@code h2}, {@code postgresql} and {@code broker}
 * @param times how often the server is killed in each run; a fifth of it in the run {@code broker}
 * @param seed of all that is random here; printed, so that a run can be made again
 * @param accounts that are dealt on
 */
record Settings(Path directory, List<String> runs, int times, long seed, int accounts) {

    private static final int MOST_TIMES = 10_000;
    private static final int MOST_ACCOUNTS = 100;

    static Settings fromProperties() {
        String seed = property("kill.seed", "");
        return new Settings(
                Path.of(property("kill.directory", "target/kill")).toAbsolutePath(),
                words(property("kill.database", "h2,postgresql,broker"), ","),
                within("kill.times", "5", MOST_TIMES),
                seed.isEmpty() ? ThreadLocalRandom.current().nextLong(1_000_000) : Long.parseLong(seed),
                within("kill.accounts", "4", MOST_ACCOUNTS));
    }

    /** The value, or the fallback when the property is absent or blank, as Maven passes one that is not set. */
    static String property(String name, String fallback) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? fallback : value.strip();
    }

    static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int within(String name, String fallback, int most) {
        int value = Integer.parseInt(property(name, fallback));
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be 1 to " + most + ", not " + value);
        }
        return value;
    }
}
