package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static final Peer PEER = new Peer("203.0.113.9", true, "pipstream.example");

    private final Origins origins = listing("https://Chart.Example:443, http://localhost:3000");

    private static Origins listing(String setting) {
        return new Origins(Settings.of(Map.of(Origins.SETTING, setting)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://chart.example",
                "https://chart.example:443",
                "HTTPS://CHART.EXAMPLE",
                "http://localhost:3000",
                "https://pipstream.example",
                "https://Pipstream.Example:443"
            })
    void allowsItsOwnAndListedOnes(String origin) {
        assertThat(origins.allows(origin, PEER)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "null",
                "",
                "*",
                "chart.example",
                "//chart.example",
                "http://chart.example",
                "https://chart.example:8443",
                "https://chart.example.evil",
                "https://evil-chart.example",
                "https://evilchart.example",
                "https://chart.example@evil.example",
                "https://chart.example:443@evil.example",
                "https://user@chart.example",
                "https://chart.example/",
                "https://chart.example#",
                "https://chart.example?",
                "https://chart.example\\",
                "https://chart.example ",
                " https://chart.example",
                "https://chart.example, https://evil.example",
                "https://chart.example https://evil.example",
                "https://chart.example\u0000",
                "https://chart.example.",
                "https://chart.example:",
                "https://chart.example:0443x",
                "https://chart.example:65979",
                "ftp://chart.example",
                "javascript://chart.example",
                "http://pipstream.example",
                "http://localhost",
                "http://loca\u212Ahost:3000"
            })
    void refusesAllOthers(String origin) {
        assertThat(origins.allows(origin, PEER)).isFalse();
        assertThat(origins.isListed(origin)).isFalse();
    }

    @Test
    void isNotDeceivedByALetterThatOnlyLooksLikeOneOfAscii() {
        assertThat(listing("https://kelvin.example").isListed("https://\u212Aelvin.example"))
                .isFalse();
        assertThat(listing("https://kelvin.example").isListed("https://kelvin.example"))
                .isTrue();
    }

    @Test
    void tellsItsOwnFromListedOnes() {
        assertThat(origins.isListed("https://pipstream.example")).isFalse();
        assertThat(origins.isOwn("https://chart.example", PEER)).isFalse();
        assertThat(origins.isOwn("https://pipstream.example", PEER)).isTrue();
    }

    @Test
    void hasNoOriginOfItsOwnForARequestWithoutAHost() {
        Peer nowhere = new Peer("203.0.113.9", false, "");

        assertThat(origins.allows("http://", nowhere)).isFalse();
        assertThat(origins.allows("null", nowhere)).isFalse();
    }

    @Test
    void takesAnIpv6HostWithItsPort() {
        assertThat(origins.allows("http://[::1]:8080", new Peer("::1", false, "[::1]:8080")))
                .isTrue();
        assertThat(origins.allows("http://[::1]", new Peer("::1", false, "[::1]:8080")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*.example",
                "https://chart.example/",
                "https://chart.example/app",
                "chart.example",
                "ws://chart.example",
                "https://user@chart.example",
                "https://chart.example:0",
                "https://"
            })
    void refusesASettingThatIsNoListOfOrigins(String setting) {
        assertThatThrownBy(() -> listing("https://chart.example," + setting))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(Origins.SETTING)
                .hasMessageContaining(setting);
    }
}
