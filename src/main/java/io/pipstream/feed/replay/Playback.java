package io.pipstream.feed.replay;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.feed.FeedChoice;
import io.pipstream.platform.SettingException;
import java.util.Optional;

/**
 * How a recording is played again.
 *
 * @param speed how many times faster than it was, {@link #MAX_SPEED} for as fast as the listeners take it
 * @param loops whether it starts anew at its end
 */
public record Playback(Instrument instrument, double speed, boolean loops) {

    public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

    private static final double FASTEST = 1_000_000;

    /** @throws SettingException if an option cannot be */
    public static Playback of(FeedChoice choice, Instrument instrument) {
        return new Playback(instrument, speed(choice), loops(choice));
    }

    /**
     * The instrument that the option {@code symbol} names; empty without it.
     *
     * @throws SettingException if there is none of that name
     */
    public static Optional<Instrument> instrument(FeedChoice choice, Instruments instruments) {
        return Optional.ofNullable(choice.options().get("symbol"))
                .map(symbol ->
                        instruments.find(symbol).orElseThrow(() -> choice.wrong("no instrument is called " + symbol)));
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
}
