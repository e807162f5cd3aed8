package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.DemoMode;
import io.pipstream.platform.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoGuardTest {

    private final Map<String, String> settings = new HashMap<>(Map.of(DemoMode.SETTING, "true"));

    private Optional<String> refusal(FakeRequest request) {
        Settings read = Settings.of(settings);
        Proxies proxies = new Proxies(read);
        HttpServletRequest built = request.build();
        return new DemoGuard(new DemoMode(read), proxies).refusal(built, proxies.peer(built));
    }

    private static FakeRequest local() {
        return FakeRequest.from("127.0.0.1").with("Host", "localhost:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, localhost:8080",
        "127.0.0.1, 127.0.0.1, 127.0.0.1",
        "127.0.0.5, 127.8.8.8, 127.8.8.8:9000",
        "::1, ::1, [::1]:8080",
        "::ffff:127.0.0.1, 0:0:0:0:0:0:0:1, LOCALHOST"
    })
    void servesTheMachineItRunsOn(String from, String to, String host) {
        assertThat(refusal(FakeRequest.from(from).to(to).with("Host", host))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.5, 192.168.1.1",
        "203.0.113.9, 127.0.0.1",
        "127.0.0.1, 192.168.1.1",
        "192.168.1.1, 192.168.1.1",
        "fe80::1%eth0, ::1",
        "client.example, 127.0.0.1"
    })
    void servesNobodyElse(String from, String to) {
        assertThat(refusal(FakeRequest.from(from).to(to).with("Host", "localhost")))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("the machine it runs on"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "x-forwarded-host", "X-Forwarded-Anything", "Forwarded", "X-Real-IP"})
    void takesNothingFromAProxyItDoesNotKnow(String header) {
        assertThat(refusal(local().with(header, "127.0.0.1")))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("proxy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "128.0.0.1",
                "[::2]",
                "[::1",
                "evil.example@localhost",
                "127.1",
                "2130706433",
                ""
            })
    void answersToNoNameOfAnotherPage(String host) {
        assertThat(refusal(FakeRequest.from("127.0.0.1").with("Host", host)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("localhost"));
    }

    @Test
    void answersToNobodyWithoutAName() {
        assertThat(refusal(FakeRequest.from("127.0.0.1"))).isPresent();
    }

    @Test
    void servesThisMachineThroughAProxyItKnows() {
        settings.put(Proxies.SETTING, "127.0.0.1");

        assertThat(refusal(local().with("X-Forwarded-For", "127.0.0.7").with("X-Forwarded-Host", "localhost")))
                .isEmpty();
        assertThat(refusal(local().with("X-Forwarded-For", "203.0.113.9").with("X-Forwarded-Host", "localhost")))
                .isPresent();
        assertThat(refusal(local().with("X-Forwarded-For", "127.0.0.7").with("X-Forwarded-Host", "evil.example")))
                .isPresent();
    }

    /** A page of {@code evil.example} that was made to lead to 127.0.0.1 may set any header of its own requests. */
    @Test
    void isNotDeceivedByAPageThatPosesAsAProxy() {
        settings.put(Proxies.SETTING, "127.0.0.1");

        assertThat(refusal(FakeRequest.from("127.0.0.1")
                        .with("Host", "evil.example:8080")
                        .with("X-Forwarded-For", "127.0.0.7")
                        .with("X-Forwarded-Host", "localhost")))
                .isPresent();
    }

    @Test
    void asksNothingOfOthersThanSuchADemo() {
        FakeRequest stranger = FakeRequest.from("203.0.113.9").with("Host", "pipstream.example");

        settings.put(DemoMode.EXPOSED_SETTING, "true");
        assertThat(refusal(stranger)).isEmpty();

        settings.clear();
        assertThat(refusal(stranger)).isEmpty();
    }
}
