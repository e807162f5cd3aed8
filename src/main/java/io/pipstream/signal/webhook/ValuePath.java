package io.pipstream.signal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a value in a JSON document: names after points, indexes from 0 after points or in brackets, such as
 * {@code order.targets[0]}. Immutable.
 */
record ValuePath(List<String> steps) {

    private static final int LONGEST = 128;
    private static final int MOST_STEPS = 16;
    private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z_$][\\w$-]*|\\d{1,4})|\\[(\\d{1,4})]");

    ValuePath {
        steps = List.copyOf(steps);
    }

    /** Empty for a text that is no path. */
    static Optional<ValuePath> parse(String text) {
        if (text.length() > LONGEST || text.startsWith(".")) {
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int at = 0;
        while (at < text.length() && steps.size() < MOST_STEPS) {
            step.region(at, text.length());
            if (!step.lookingAt() || isJoined(text, at)) {
                return Optional.empty();
            }
            steps.add(step.group(1) == null ? step.group(2) : step.group(1));
            at = step.end();
        }
        return steps.isEmpty() || at < text.length() ? Optional.empty() : Optional.of(new ValuePath(steps));
    }

    /** Whether a step begins there without a point or bracket before it, and is not the first. */
    private static boolean isJoined(String text, int at) {
        return at > 0 && text.charAt(at) != '.' && text.charAt(at) != '[';
    }

    /** What is there; a missing node if nothing is. */
    JsonNode in(JsonNode document) {
        JsonNode found = document;
        for (String step : steps) {
            found = found.isArray() && isIndex(step) ? found.path(Integer.parseInt(step)) : found.path(step);
        }
        return found;
    }

    private static boolean isIndex(String step) {
        return Character.isDigit(step.charAt(0));
    }
}
