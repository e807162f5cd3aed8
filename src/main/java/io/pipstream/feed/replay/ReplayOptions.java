package io.pipstream.feed.replay;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.FeedChoice;
import io.pipstream.platform.SettingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to replay and how: {@code replay:FILE?speed=60&loop=true&symbol=EURUSD&ticks=12}.
 *
 * @param ticksPerBar ticks made of one bar
 */
record ReplayOptions(Path file, Playback playback, int ticksPerBar) {

    private static final int USUAL_TICKS = 12;
    private static final int MOST_TICKS = 10_000;

    /** @throws SettingException if the choice names no file or instrument, or has an option that cannot be */
    static ReplayOptions of(FeedChoice choice, Instruments instruments) {
        choice.requireKnown("speed", "loop", "symbol", "ticks");
        Path file = file(choice);
        return new ReplayOptions(file, Playback.of(choice, instrument(choice, file, instruments)), ticks(choice));
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
        Optional<Instrument> chosen = Playback.instrument(choice, instruments);
        if (chosen.isPresent()) {
            return chosen.get();
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
