package io.pipstream.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Settings of MicroProfile Config, each with its default and its range. Every setting can come from the environment:
 * {@code pipstream.stream.max-sessions} is {@code PIPSTREAM_STREAM_MAX_SESSIONS} there. Thread-safe.
 */
@ApplicationScoped
public class Settings {

    private final Function<String, Optional<String>> lookup;
    private final Map<String, String> asked = Collections.synchronizedMap(new TreeMap<>());

    public Settings() {
        this(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
    }

    private Settings(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /** Settings from a map, for tests. */
    public static Settings of(Map<String, String> values) {
        return new Settings(key -> Optional.ofNullable(values.get(key)));
    }

    public String text(String key, String fallback) {
        String value = secret(key).orElse(fallback);
        asked.put(key, value);
        return value;
    }

    /** A text that nobody else gets to see: it is not among those that {@link #asked} tells. */
    public Optional<String> secret(String key) {
        return lookup.apply(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Whether it is not left to its default. */
    public boolean isSet(String key) {
        return secret(key).isPresent();
    }

    /** @throws SettingException if it is neither {@code true} nor {@code false} */
    public boolean flag(String key, boolean fallback) {
        String value = text(key, Boolean.toString(fallback));
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new SettingException(key, value, "must be true or false");
        };
    }

    /** What stands between commas, without the spaces around it; empty parts are left out. */
    public List<String> list(String key, String fallback) {
        return Stream.of(text(key, fallback).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** @throws SettingException if it is not a whole number from {@code min} to {@code max} */
    public int number(String key, int fallback, int min, int max) {
        String value = text(key, Integer.toString(fallback));
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number outside the range is
        }
        throw new SettingException(key, value, "must be a whole number from %d to %d".formatted(min, max));
    }

    /** @throws SettingException if it is not an ISO-8601 duration such as {@code PT10S} from {@code min} to {@code max} */
    public Duration duration(String key, Duration fallback, Duration min, Duration max) {
        String value = text(key, fallback.toString());
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException notADuration) {
            // refused below, as a duration outside the range is
        }
        throw new SettingException(key, value, "must be a duration such as PT10S, from %s to %s".formatted(min, max));
    }

    /** Every setting that was asked for so far, with the value in force; none of them is a secret. */
    public Map<String, String> asked() {
        synchronized (asked) {
            return new TreeMap<>(asked);
        }
    }
}
