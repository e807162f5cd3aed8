package io.pipstream.feed.live;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a source is, as a setting says: what all its addresses begin with, without a slash at its end. */
public final class BaseAddress {

    static final List<String> HTTP = List.of("http", "https");

    private BaseAddress() {}

    /**
     * Of a source that is asked by HTTP; empty if the setting is.
     *
     * @throws SettingException if it cannot be; it tells nothing of what may be secret
     */
    public static Optional<URI> http(Settings settings, String setting) {
        return settings.secret(setting).map(text -> {
            URI address = of(setting, text, HTTP);
            settings.text(setting, "");
            return address;
        });
    }

    static URI of(String setting, String text, List<String> schemes) {
        try {
            URI address = new URI(text.replaceAll("/+$", ""));
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (schemes.contains(scheme)
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return new URI(scheme + address.toString().substring(scheme.length()));
            }
        } catch (URISyntaxException noAddress) {
            // refused below, as any other is
        }
        throw new SettingException(
                setting,
                "…",
                "must be %s://HOST or %s://HOST, with a path or without, and no user, query or fragment"
                        .formatted(schemes.get(0), schemes.get(1)));
    }
}
