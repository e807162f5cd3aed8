package io.pipstream.feed;

import io.pipstream.platform.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the setting {@code pipstream.feed}: {@code kind}, {@code kind:argument} or
 * {@code kind:argument?option=value&option=value}.
 *
 * <p>A comma ends an entry only where the next one's kind follows, and options begin only at a question mark that names
 * one: the names of files may hold either.
 *
 * @param kind such as {@code simulated}
 * @param argument what stands after the colon, such as the name of a file; empty without one
 */
public record FeedChoice(String kind, String argument, Map<String, String> options) {

    public static final String SETTING = "pipstream.feed";

    private static final Pattern BETWEEN_ENTRIES = Pattern.compile("\\s*,\\s*(?=[a-z0-9]*\\s*(?:[:,?]|$))");
    private static final Pattern OPTION = Pattern.compile("([a-z]+)=([^&?]*)");
    private static final Pattern ENTRY = Pattern.compile(
            "(?<kind>[A-Za-z0-9]*)(?::(?<argument>.*?))?(?:\\?(?<options>%1$s(?:&%1$s)*))?".formatted("[a-z]+=[^&?]*"));

    public FeedChoice {
        options = Map.copyOf(options);
    }

    /** @throws SettingException if an entry has none of these forms */
    public static List<FeedChoice> parse(String setting) {
        List<FeedChoice> choices = new ArrayList<>();
        for (String entry : BETWEEN_ENTRIES.split(setting.strip(), -1)) {
            Matcher parts = ENTRY.matcher(entry);
            if (!parts.matches() || parts.group("kind").isEmpty()) {
                throw new SettingException(
                        SETTING, setting, "must be feeds separated by commas, such as simulated,push; not " + entry);
            }
            String argument = parts.group("argument");
            choices.add(new FeedChoice(
                    parts.group("kind"),
                    argument == null ? "" : argument,
                    options(setting, parts.group("options") == null ? "" : parts.group("options"))));
        }
        return List.copyOf(choices);
    }

    private static Map<String, String> options(String setting, String text) {
        Map<String, String> options = new TreeMap<>();
        for (Matcher option = OPTION.matcher(text); option.find(); ) {
            if (options.put(option.group(1), option.group(2)) != null) {
                throw new SettingException(SETTING, setting, "has the option " + option.group(1) + " twice");
            }
        }
        return options;
    }

    /** @throws SettingException if there is more than the kind */
    public void requireBare() {
        if (!argument.isEmpty() || !options.isEmpty()) {
            throw wrong("%s stands by itself, without argument or options".formatted(kind));
        }
    }

    /** @throws SettingException if there is an option of another name */
    public void requireKnown(String... names) {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(Set.of(names));
        if (!unknown.isEmpty()) {
            throw wrong("knows the options %s, not %s".formatted(String.join(", ", names), unknown));
        }
    }

    /** A refusal of this choice that quotes it. */
    public SettingException wrong(String reason) {
        return new SettingException(SETTING, this.toString(), reason);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind);
        if (!argument.isEmpty()) {
            text.append(':').append(argument);
        }
        char separator = '?';
        for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
            text.append(separator).append(option.getKey()).append('=').append(option.getValue());
            separator = '&';
        }
        return text.toString();
    }
}
