package io.pipstream.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.UserId;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

    private static final Peer HERE = peer("203.0.113.9");
    private static final Peer THERE = peer("198.51.100.1");

    private final FakeNanoClock clock = new FakeNanoClock();
    private final RequestLimits limits = new RequestLimits(
            Settings.of(
                    Map.of("pipstream.access.requests-per-second", "5", "pipstream.access.handshakes-per-minute", "3")),
            clock);

    private static Peer peer(String address) {
        return new Peer(address, true, "pipstream.example");
    }

    private static Optional<Caller> caller(String user, Credential credential) {
        return Optional.of(new Caller(new UserId(user), user, Set.of(), credential, "203.0.113.9"));
    }

    private static Optional<Caller> token(String id) {
        return caller("anna", new Credential(Kind.TOKEN, id, null));
    }

    private void ask(int times, Optional<Caller> caller, Peer peer) throws RequestRefusedException {
        for (int time = 0; time < times; time++) {
            limits.countRequest(caller, peer);
        }
    }

    private RequestRefusedException refusal(Optional<Caller> caller, Peer peer) {
        return catchThrowableOfType(RequestRefusedException.class, () -> limits.countRequest(caller, peer));
    }

    @Test
    void aCredentialMayAskTwoSecondsWorthAtOnceWhereverItIs() throws Exception {
        ask(5, token("one"), HERE);
        ask(5, token("one"), THERE);

        RequestRefusedException refused = refusal(token("one"), HERE);
        assertThat(refused.problem().status()).isEqualTo(429);
        assertThat(refused.problem().headers()).containsEntry("Retry-After", "1");
        assertThat(refused.reason()).isEqualTo("requests");

        ask(10, token("two"), HERE);
        ask(10, Optional.empty(), HERE);
    }

    @Test
    void itMayAskSoManyASecondForEver() throws Exception {
        ask(10, token("one"), HERE);
        for (int second = 0; second < 3; second++) {
            clock.advance(Duration.ofSeconds(1));
            ask(5, token("one"), HERE);
            assertThat(refusal(token("one"), HERE)).isNotNull();
        }
    }

    @Test
    void whoShowsNothingSharesWithTheirAddress() throws Exception {
        ask(10, Optional.empty(), HERE);

        assertThat(refusal(Optional.empty(), HERE)).isNotNull();
        ask(10, Optional.empty(), THERE);
    }

    @Test
    void inTheDemoEverybodySharesWithTheirAddress() throws Exception {
        Optional<Caller> demo = caller("demo", Credential.DEMO);
        ask(10, demo, HERE);

        assertThat(refusal(demo, HERE)).isNotNull();
        ask(10, demo, THERE);
    }

    /** Whoever has one IPv6 address has 2^64 of them. */
    @Test
    void theAddressesOfOneNetworkOfIpv6ShareWhatOneMay() throws Exception {
        for (int number = 0; number < 10; number++) {
            limits.countRequest(Optional.empty(), peer("2001:db8:1:2::" + Integer.toHexString(number)));
        }
        limits.countHandshake(peer("2001:db8:1:2::1"));
        limits.countHandshake(peer("2001:db8:1:2:3:4:5:6"));
        limits.countHandshake(peer("2001:db8:1:2::"));

        assertThat(refusal(Optional.empty(), peer("2001:db8:1:2:ffff::1"))).isNotNull();
        assertThat(catchThrowableOfType(
                        RequestRefusedException.class, () -> limits.countHandshake(peer("2001:db8:1:2::9"))))
                .isNotNull();
        assertThat(refusal(Optional.empty(), peer("2001:db8:1:3::1"))).isNull();
        assertThatCode(() -> limits.countHandshake(peer("2001:db8:1:3::1"))).doesNotThrowAnyException();
    }

    @Test
    void anAddressOpensSoManySocketsAMinute() throws Exception {
        for (int number = 0; number < 3; number++) {
            limits.countHandshake(HERE);
        }

        RequestRefusedException refused =
                catchThrowableOfType(RequestRefusedException.class, () -> limits.countHandshake(HERE));
        assertThat(refused.reason()).isEqualTo("handshakes");
        assertThat(refused.problem().headers()).containsEntry("Retry-After", "20");
        limits.countHandshake(THERE);
        clock.advance(Duration.ofSeconds(20));
        limits.countHandshake(HERE);
    }
}
