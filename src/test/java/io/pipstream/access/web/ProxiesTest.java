package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    private final Proxies proxies = listing("10.0.0.0/8, 192.168.1.7, 2001:db8::/32");

    private static Proxies listing(String setting) {
        return new Proxies(Settings.of(Map.of(Proxies.SETTING, setting)));
    }

    private String clientOf(String direct, String... forwardedFor) {
        FakeRequest request = FakeRequest.from(direct).with("Host", "pipstream.example");
        for (String header : forwardedFor) {
            request.with("X-Forwarded-For", header);
        }
        return proxies.peer(request.build()).address();
    }

    @Test
    void takesAStrangersWordForNothing() {
        Peer peer = proxies.peer(FakeRequest.from("203.0.113.9")
                .with("Host", "pipstream.example")
                .with("X-Forwarded-For", "10.1.1.1")
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Host", "evil.example")
                .build());

        assertThat(peer).isEqualTo(new Peer("203.0.113.9", false, "pipstream.example"));
    }

    @Test
    void trustsNobodyUnlessTold() {
        Peer peer = listing("")
                .peer(FakeRequest.from("127.0.0.1")
                        .with("Host", "localhost:8080")
                        .with("X-Forwarded-For", "203.0.113.9")
                        .with("X-Forwarded-Proto", "https")
                        .build());

        assertThat(peer).isEqualTo(new Peer("127.0.0.1", false, "localhost:8080"));
    }

    @Test
    void takesAProxysWordForAddressSchemeAndHost() {
        Peer peer = proxies.peer(FakeRequest.from("10.1.2.3")
                .with("Host", "backend:8080")
                .with("X-Forwarded-For", "203.0.113.9")
                .with("X-Forwarded-Proto", "HTTPS")
                .with("X-Forwarded-Host", "Pipstream.Example, backend:8080")
                .build());

        assertThat(peer).isEqualTo(new Peer("203.0.113.9", true, "pipstream.example"));
        assertThat(peer.origin()).isEqualTo("https://pipstream.example");
    }

    @Test
    void keepsToTheHostThatAProxyPassesOn() {
        Peer peer = proxies.peer(FakeRequest.from("10.1.2.3")
                .with("Host", "pipstream.example:8443")
                .with("X-Forwarded-Proto", "https")
                .build());

        assertThat(peer).isEqualTo(new Peer("10.1.2.3", true, "pipstream.example:8443"));
    }

    @Test
    void isNotSecureBecauseTheHopFromTheProxyIs() {
        Peer peer = proxies.peer(FakeRequest.from("10.1.2.3")
                .encrypted()
                .with("Host", "pipstream.example")
                .with("X-Forwarded-Proto", "http")
                .build());

        assertThat(peer.secure()).isFalse();
    }

    @Test
    void takesTheRightMostThatIsNoProxy() {
        assertThat(clientOf("10.1.2.3", "198.51.100.1, 203.0.113.9, 192.168.1.7, 10.9.9.9"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void readsSeveralHeadersAsOneList() {
        assertThat(clientOf("10.1.2.3", "198.51.100.1", "203.0.113.9,10.9.9.9", "192.168.1.7"))
                .isEqualTo("203.0.113.9");
        assertThat(clientOf("10.1.2.3", "203.0.113.9", "192.168.1.7")).isEqualTo("203.0.113.9");
    }

    @Test
    void takesTheOutermostProxyIfThereIsNobodyElse() {
        assertThat(clientOf("10.1.2.3", "10.7.7.7, 10.9.9.9")).isEqualTo("10.7.7.7");
        assertThat(clientOf("10.1.2.3")).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.9, unknown, 10.9.9.9",
                "203.0.113.9,, 10.9.9.9",
                "203.0.113.9, 10.0.0.0/8, 10.9.9.9",
                "203.0.113.9, *, 10.9.9.9",
                "203.0.113.9, 10.1, 10.9.9.9",
                "203.0.113.9, 0x0a000001, 10.9.9.9",
                "203.0.113.9, 167772161, 10.9.9.9",
                "203.0.113.9, 010.0.0.1, 10.9.9.9",
                "203.0.113.9, 10.0.0.1-5, 10.9.9.9",
                "203.0.113.9, _hidden, 10.9.9.9",
                "203.0.113.9, [::1, 10.9.9.9",
                "203.0.113.9, [::1]x, 10.9.9.9",
                "203.0.113.9, 10.0.0.1:, 10.9.9.9",
                "203.0.113.9, 10.0.0.1:123456, 10.9.9.9"
            })
    void stopsAtWhatIsNoAddress(String list) {
        assertThat(clientOf("10.1.2.3", list)).isEqualTo("10.9.9.9");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9:51234, 203.0.113.9",
        "[2001:DB9::1]:443, 2001:db9::1",
        "[2001:db9:0:0:0:0:0:1], 2001:db9::1",
        "2001:0db9::0001, 2001:db9::1",
        "fe80::1%eth0, fe80::1",
        "::ffff:203.0.113.9, 203.0.113.9",
        "::ffff:cb00:7109, 203.0.113.9",
        "' 203.0.113.9 ', 203.0.113.9"
    })
    void knowsAnAddressByOneForm(String written, String normal) {
        assertThat(clientOf("10.1.2.3", written)).isEqualTo(normal);
        assertThat(clientOf(written)).isEqualTo(normal);
    }

    @Test
    void knowsAProxyHoweverItIsWritten() {
        assertThat(clientOf("::ffff:10.1.2.3", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(clientOf("2001:db8:0:0::5%1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(clientOf("[2001:db8::5]", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(clientOf("192.168.1.8", "203.0.113.9")).isEqualTo("192.168.1.8");
        assertThat(clientOf("11.0.0.1", "203.0.113.9")).isEqualTo("11.0.0.1");
    }

    @Test
    void looksAtABoundedPartOfALongHeader() {
        String proxies = ", 10.9.9.9".repeat(100_000);

        assertThat(clientOf("10.1.2.3", "203.0.113.9" + proxies)).isEqualTo("10.9.9.9");
        assertThat(clientOf("10.1.2.3", "9".repeat(1_000_000))).isEqualTo("10.1.2.3");
        assertThat(clientOf("10.1.2.3", ",".repeat(1_000_000))).isEqualTo("10.1.2.3");
    }

    @Test
    void saysSoIfTheServerDoesNotKnowTheAddress() {
        assertThat(clientOf(null)).isEqualTo(Peer.UNKNOWN);
        assertThat(clientOf("client.example", "10.1.1.1")).isEqualTo(Peer.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "evil.example/path", "user@evil.example", "h:0", "h:99999", "h:", ":80", "\u212Aelvin"})
    void namesNoHostThatCannotBe(String host) {
        Peer peer =
                proxies.peer(FakeRequest.from("203.0.113.9").with("Host", host).build());

        assertThat(peer.host()).isEmpty();
    }

    @Test
    void leavesOutThePortThatTheSchemeHasAnyway() {
        assertThat(proxies.peer(FakeRequest.from("203.0.113.9")
                                .with("Host", "Pip.Example:80")
                                .build())
                        .origin())
                .isEqualTo("http://pip.example");
        assertThat(proxies.peer(FakeRequest.from("203.0.113.9")
                                .encrypted()
                                .with("Host", "[::1]:443")
                                .build())
                        .origin())
                .isEqualTo("https://[::1]");
    }

    @Test
    void takesTheServersWordForTheHostOfAnOldRequest() {
        assertThat(proxies.peer(FakeRequest.from("203.0.113.9").build()).host()).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "proxy.example",
                "10.0.0.0/33",
                "10.0.*.*",
                "0.0.0.0/0",
                "::/0",
                "10.1",
                "::ffff:10.0.0.0/104"
            })
    void refusesASettingThatIsNoListOfAddresses(String setting) {
        assertThatThrownBy(() -> listing("127.0.0.1," + setting))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(Proxies.SETTING)
                .hasMessageContaining(setting);
    }

    @Test
    void readsABlockFromAnyAddressInIt() {
        Peer peer = listing("10.1.2.3/8")
                .peer(FakeRequest.from("10.200.0.1")
                        .with("Host", "h")
                        .with("X-Forwarded-For", "203.0.113.9")
                        .build());

        assertThat(peer.address()).isEqualTo("203.0.113.9");
    }
}
