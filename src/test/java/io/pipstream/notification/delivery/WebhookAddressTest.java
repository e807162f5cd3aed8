package io.pipstream.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.notification.delivery.WebhookAddress.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com, TLS, example.com, 443, /, example.com",
        "https://EXAMPLE.com/, TLS, example.com, 443, /, example.com",
        "HTTP://example.com/a/b?token=x%20y, NONE, example.com, 80, /a/b?token=x%20y, example.com",
        "http://example.com:8080/a, NONE, example.com, 8080, /a, example.com:8080",
        "https://example.com:443/a, TLS, example.com, 443, /a, example.com",
        "https://example.com?a=1, TLS, example.com, 443, /?a=1, example.com",
        "https://example.com:65535/, TLS, example.com, 65535, /, example.com:65535",
        "https://xn--bcher-kva.example/, TLS, xn--bcher-kva.example, 443, /, xn--bcher-kva.example",
        "https://192.0.2.1/hook, TLS, 192.0.2.1, 443, /hook, 192.0.2.1",
        "https://[2606:4700::1111]:8443/hook, TLS, 2606:4700::1111, 8443, /hook, [2606:4700::1111]:8443",
    })
    void itIsTakenApart(String text, Security security, String host, int port, String target, String authority) {
        WebhookAddress address = WebhookAddress.of(text);

        assertThat(address).isEqualTo(new WebhookAddress(security, host, port, target));
        assertThat(address.authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.com/, https",
        "file:///etc/passwd, host",
        "javascript:alert(1), host",
        "example.com/hook, host",
        "//example.com/hook, https",
        "https:///hook, host",
        "https://user@example.com/, user",
        "https://user:password@example.com/, user",
        "https://@example.com/, user",
        "https://example.com/#part, fragment",
        "https://example.com:0/, port",
        "https://example.com:65536/, port",
        "https://example.com:99999999999/, host",
        "https://bücher.example/, ASCII",
        "https://a_b.example/, host",
        "https://example.com/a b, spaces",
        "https://[fe80::1%25eth0]/, zone",
        "'https://example.com/\r\nX-Evil: 1', spaces",
        "https://exam%70le.com/, host",
        "http://0x7f.1/, host",
        "'', host",
    })
    void anythingElseIsRefused(String text, String reason) {
        assertThatThrownBy(() -> WebhookAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void itMayBeTwoThousandCharactersLong() {
        String begin = "https://example.com/";
        String longest = begin + "a".repeat(WebhookAddress.LONGEST - begin.length());

        assertThat(WebhookAddress.of(longest).target()).hasSize(WebhookAddress.LONGEST - begin.length() + 1);
        assertThatThrownBy(() -> WebhookAddress.of(longest + "a")).hasMessageContaining("2,000");
    }

    @Test
    void itTellsItsHostAlone() {
        assertThat(WebhookAddress.of("https://example.com/secret?token=secret")).hasToString("example.com");
    }
}
