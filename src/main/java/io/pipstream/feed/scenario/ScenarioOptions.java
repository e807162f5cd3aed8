package io.pipstream.feed.scenario;

import io.pipstream.feed.FeedChoice;
import io.pipstream.platform.SettingException;

/**
 * What holds for the whole feed.
 *
 * @param rate quotes a second and instrument
 */
record ScenarioOptions(int seed, int rate) {

    private static final int USUAL_SEED = 1;
    private static final int USUAL_RATE = 5;
    private static final int HIGHEST_RATE = 1_000;

    /** @throws SettingException if the seed or the rate cannot be */
    static ScenarioOptions of(FeedChoice choice) {
        return new ScenarioOptions(
                number(choice, "seed", USUAL_SEED, Integer.MIN_VALUE, Integer.MAX_VALUE),
                number(choice, "rate", USUAL_RATE, 1, HIGHEST_RATE));
    }

    private static int number(FeedChoice choice, String option, int usual, int min, int max) {
        try {
            int number = Integer.parseInt(choice.options().getOrDefault(option, Integer.toString(usual)));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number outside the range is
        }
        throw choice.wrong("%s must be a whole number from %d to %d".formatted(option, min, max));
    }
}
