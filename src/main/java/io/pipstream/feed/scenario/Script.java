package io.pipstream.feed.scenario;

import java.time.Duration;
import java.util.List;

/** All that happens, side by side. The same moment has always the same effect. Immutable. */
record Script(List<Part> parts) {

    Script {
        parts = List.copyOf(parts);
    }

    /** @param elapsed since the start of the market */
    Moment at(Duration elapsed) {
        Moment moment = new Moment();
        for (Part part : parts) {
            Effect effect = part.effect(elapsed);
            if (effect.equals(Effect.NONE)) {
                continue;
            }
            double shift = StrictMath.log(effect.price());
            part.targets().bends().forEach((currency, direction) -> moment.shift(currency, shift * direction));
            part.targets().reached().forEach(instrument -> moment.touch(instrument, effect));
        }
        return moment;
    }
}
