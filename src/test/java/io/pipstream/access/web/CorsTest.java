package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    private static final String CHART = "https://chart.example";

    private String setting = CHART;
    private boolean passed;

    private FakeResponse answer(FakeRequest request) throws Exception {
        Settings settings = Settings.of(Map.of(Origins.SETTING, setting));
        Cors filter = new Cors();
        filter.origins = new Origins(settings);
        filter.proxies = new Proxies(settings);
        FakeResponse response = new FakeResponse();
        passed = false;
        filter.doFilter(request.build(), response.asResponse(), (there, back) -> passed = true);
        return response;
    }

    private static FakeRequest request(String method, String origin) {
        return FakeRequest.from("203.0.113.9")
                .encrypted()
                .with("Host", "pipstream.example")
                .with("Origin", origin)
                .asking(method, "/api/quotes");
    }

    private static FakeRequest preflight(String origin) {
        return request("OPTIONS", origin).with("Access-Control-Request-Method", "POST");
    }

    @Test
    void answersAPreflightOfAListedOriginItself() throws Exception {
        FakeResponse response = answer(preflight(CHART));

        assertThat(passed).isFalse();
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(CHART);
        assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE");
        assertThat(response.header("Access-Control-Allow-Headers"))
                .isEqualTo("Authorization, Content-Type, Idempotency-Key");
        assertThat(response.header("Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(response.header("Vary")).isEqualTo("Origin");
        assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
    }

    @Test
    void letsAListedOriginReadAnAnswer() throws Exception {
        FakeResponse response = answer(request("GET", CHART));

        assertThat(passed).isTrue();
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(CHART);
        assertThat(response.header("Access-Control-Expose-Headers"))
                .isEqualTo("Idempotent-Replay, X-Total-Count, Link, Retry-After");
        assertThat(response.header("Vary")).isEqualTo("Origin");
        assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(response.header("Access-Control-Allow-Methods")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "https://chart.example.evil", "null", "*", "https://pipstream.example"})
    void saysNothingToOtherOriginsNorToItsOwn(String origin) throws Exception {
        assertThat(answer(preflight(origin)).namesOfHeaders()).containsExactly("Vary");
        assertThat(passed).isTrue();
        assertThat(answer(request("GET", origin)).namesOfHeaders()).containsExactly("Vary");
        assertThat(passed).isTrue();
    }

    @Test
    void saysNothingToItsOwnOriginEvenIfItIsListed() throws Exception {
        setting = "https://pipstream.example";

        assertThat(answer(request("GET", "https://pipstream.example")).namesOfHeaders())
                .containsExactly("Vary");
    }

    @Test
    void isOffUnlessAnOriginIsListed() throws Exception {
        setting = "";

        assertThat(answer(preflight(CHART)).namesOfHeaders()).isEmpty();
        assertThat(passed).isTrue();
    }

    @Test
    void sharesTheApiAndNothingElse() throws Exception {
        FakeRequest page = request("GET", CHART).asking("GET", "/");

        assertThat(answer(page).namesOfHeaders()).isEmpty();
        assertThat(passed).isTrue();
    }

    @Test
    void passesOnAnOptionsRequestThatAsksForNoPermission() throws Exception {
        assertThat(answer(request("OPTIONS", CHART)).header("Access-Control-Allow-Origin"))
                .isEqualTo(CHART);
        assertThat(passed).isTrue();
    }
}
