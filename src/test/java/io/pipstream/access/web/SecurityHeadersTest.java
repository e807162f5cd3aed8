package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {

    private static final Settings SETTINGS =
            Settings.of(Map.of(Origins.SETTING, "https://chart.example", Proxies.SETTING, "10.0.0.0/8"));

    private static FakeResponse answer(FakeRequest request) throws Exception {
        SecurityHeaders filter = new SecurityHeaders();
        filter.origins = new Origins(SETTINGS);
        filter.proxies = new Proxies(SETTINGS);
        FakeResponse response = new FakeResponse();
        boolean[] passed = {false};
        filter.doFilter(request.build(), response.asResponse(), (there, back) -> passed[0] = true);
        assertThat(passed).containsExactly(true);
        return response;
    }

    private static FakeRequest request() {
        return FakeRequest.from("203.0.113.9").with("Host", "pipstream.example");
    }

    @Test
    void letsAPageRunThisServersFilesOnlyAndNothingElse() throws Exception {
        FakeResponse response = answer(request());

        assertThat(response.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "data:");
        assertThat(response.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(response.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(response.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(response.header("Permissions-Policy")).contains("camera=()", "geolocation=()", "usb=()");
    }

    @ParameterizedTest
    @CsvSource({
        "/api, no-store",
        "/api/metrics, no-store",
        "/health/ready, no-store",
        "/, no-cache",
        "/page/main.js, no-cache",
        "/apiary, no-cache"
    })
    void letsNobodyKeepWhatIsOldAtOnce(String path, String caching) throws Exception {
        assertThat(answer(request().asking("GET", path)).header("Cache-Control"))
                .isEqualTo(caching);
    }

    @Test
    void asksForTlsOnlyOfAPeerThatSpeaksIt() throws Exception {
        assertThat(answer(request()).header("Strict-Transport-Security")).isNull();
        assertThat(answer(request().with("X-Forwarded-Proto", "https")).header("Strict-Transport-Security"))
                .isNull();
        assertThat(answer(request().encrypted()).header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(answer(FakeRequest.from("10.0.0.1").with("X-Forwarded-Proto", "https"))
                        .header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/quotes, https://chart.example, cross-origin",
        "/api/quotes, https://evil.example, same-origin",
        "/api/quotes, , same-origin",
        "/, https://chart.example, same-origin"
    })
    void sharesTheApiWithListedOriginsOnly(String path, String origin, String policy) throws Exception {
        FakeRequest request = request().asking("GET", path);

        assertThat(answer(origin == null ? request : request.with("Origin", origin))
                        .header("Cross-Origin-Resource-Policy"))
                .isEqualTo(policy);
    }

    @Test
    void saysNothingToASocketThatOpens() throws Exception {
        assertThat(answer(request().with("Upgrade", "WebSocket")).namesOfHeaders())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2c", "anything"})
    void isNotSilencedByAnotherUpgrade(String upgrade) throws Exception {
        assertThat(answer(request().with("Upgrade", upgrade)).header("Content-Security-Policy"))
                .isNotNull();
    }
}
