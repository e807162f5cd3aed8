package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what the settings say of a source. Those of one name belong to both of its forms, but for the address. */
final class LiveSettings {

    private static final String PREFIX = "pipstream.feed.";

    /** Sources that must be told which account is ours. */
    private static final Set<String> WITH_ACCOUNT = Set.of("oanda");

    private static final List<String> WEB_SOCKET = List.of("ws", "wss");
    private static final Set<String> ENCRYPTED = Set.of("https", "wss");

    private static final Duration DEFAULT_MAX_AGE = Duration.ofDays(4); // on a Sunday, Friday's price is the newest
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration OLDEST = Duration.ofDays(36_500);
    private static final int MOST_PER_MINUTE = 100_000;
    private static final int MOST_PER_DAY = 10_000_000;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private final Settings settings;
    private final Instruments instruments;

    LiveSettings(Settings settings, Instruments instruments) {
        this.settings = settings;
        this.instruments = instruments;
    }

    /** @throws SettingException if one of them is missing or cannot be; it tells no secret */
    LiveSource of(Dialect dialect) {
        SourceTraits traits = dialect.traits();
        String name = PREFIX + traits.settingsName() + ".";
        return new LiveSource(
                dialect,
                new SourceAccess(
                        base(traits, dialect instanceof SocketDialect ? WEB_SOCKET : BaseAddress.HTTP, name),
                        key(traits, name),
                        account(traits, name)),
                instruments(dialect, name),
                settings.duration(name + "mute-after", traits.muteAfter(), SECOND, DAY),
                dialect instanceof PollDialect
                        ? settings.duration(name + "every", traits.every(), SECOND, DAY)
                        : Duration.ZERO,
                settings.number(name + "per-minute", traits.perMinute(), 0, MOST_PER_MINUTE),
                settings.number(name + "per-day", traits.perDay(), 0, MOST_PER_DAY),
                settings.duration(name + "max-age", DEFAULT_MAX_AGE, SECOND, OLDEST));
    }

    /** What a source may be asked; 0 without a limit. */
    record Limits(int perMinute, int perDay) {}

    Limits limits(SourceTraits traits) {
        String name = PREFIX + traits.settingsName() + ".";
        return new Limits(
                settings.number(name + "per-minute", traits.perMinute(), 0, MOST_PER_MINUTE),
                settings.number(name + "per-day", traits.perDay(), 0, MOST_PER_DAY));
    }

    /**
     * Who we are to a source that is asked by HTTP; empty if it needs what the settings do not have.
     *
     * @throws SettingException if one of them cannot be; it tells no secret
     */
    Optional<SourceAccess> access(SourceTraits traits) {
        String name = PREFIX + traits.settingsName() + ".";
        boolean lacksKey = traits.needsKey() && settings.secret(name + "key").isEmpty();
        boolean lacksAccount = WITH_ACCOUNT.contains(traits.settingsName())
                && settings.secret(name + "account").isEmpty();
        return lacksKey || lacksAccount
                ? Optional.empty()
                : Optional.of(new SourceAccess(
                        base(traits, BaseAddress.HTTP, name), key(traits, name), account(traits, name)));
    }

    private String key(SourceTraits traits, String name) {
        String key = settings.secret(name + "key").orElse("");
        if (key.isEmpty() && traits.needsKey()) {
            throw new SettingException(name + "key", "", "the feed " + traits.source() + " needs a key");
        }
        if (!key.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            throw new SettingException(name + "key", "…", "has a character that no key has");
        }
        return key;
    }

    private String account(SourceTraits traits, String name) {
        if (!WITH_ACCOUNT.contains(traits.settingsName())) {
            return "";
        }
        return settings.secret(name + "account")
                .orElseThrow(() -> new SettingException(
                        name + "account", "", "the feed " + traits.source() + " needs the name of an account"));
    }

    private URI base(SourceTraits traits, List<String> schemes, String name) {
        String form = traits.source().substring(traits.settingsName().length());
        String setting = name + (form.isEmpty() ? "url" : form.substring(1) + "-url");
        String text = settings.secret(setting).orElse(traits.base()); // may be wrong, and have a secret in it
        URI base = BaseAddress.of(setting, text, schemes);
        boolean isSafe = ENCRYPTED.contains(base.getScheme())
                || LOOPBACK.matcher(base.getHost()).matches();
        if (!isSafe && settings.secret(name + "key").isPresent()) {
            throw new SettingException(
                    setting,
                    text,
                    "a key goes out over TLS only, or to this machine: it must begin with %ss://"
                            .formatted(base.getScheme()));
        }
        settings.text(setting, traits.base());
        return base;
    }

    private List<Instrument> instruments(Dialect dialect, String name) {
        String setting = name + "instruments";
        List<String> names = settings.list(setting, "");
        if (names.isEmpty()) {
            return instruments.all().stream()
                    .filter(instrument -> dialect.symbol(instrument).isPresent())
                    .toList();
        }
        return names.stream()
                .map(text -> instruments
                        .find(text)
                        .filter(instrument -> dialect.symbol(instrument).isPresent())
                        .orElseThrow(() -> new SettingException(
                                setting,
                                String.join(",", names),
                                "the feed " + dialect.traits().source() + " has no instrument " + text)))
                .distinct()
                .toList();
    }
}
