package io.pipstream.mt5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipstream.access.AccessFixture;
import io.pipstream.access.Caller;
import io.pipstream.access.DemoMode;
import io.pipstream.access.JwtAdmission;
import io.pipstream.access.JwtVerifier;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.mt5.TerminalAdmission.Peer;
import io.pipstream.platform.Settings;
import io.pipstream.zeromq.CurveServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zeromq.ZMQ.Curve;

class TerminalAdmissionTest {

    final AccessFixture access = new AccessFixture();
    final Map<String, String> settings = new HashMap<>();
    final String known = Curve.generateKeyPair().publicKey;

    Caller admit(String key, String address, String token) {
        Settings read = Settings.of(settings);
        TerminalAdmission admission = new TerminalAdmission(
                access.admission,
                new JwtAdmission(
                        new JwtVerifier(read, access.clock), access.users, access.nonces, access.clock, access.nanos),
                new DemoMode(read),
                access.users,
                read,
                access.nanos);
        return admission.admit(new Peer(CurveServer.read(read, "pipstream.mt5.curve"), key, address), token);
    }

    String refusal(String key, String address, String token) {
        return catchThrowableOfType(TerminalException.class, () -> admit(key, address, token))
                .code();
    }

    void hasKeys() {
        settings.put("pipstream.mt5.curve.secret-key", Curve.generateKeyPair().secretKey);
        settings.put("pipstream.mt5.curve.clients", known);
    }

    @Test
    void theDemoIsForThisMachine() {
        settings.put("pipstream.demo", "true");

        assertThat(admit("", "127.0.0.1", null).name()).isEqualTo("demo");
        assertThat(admit("", "0:0:0:0:0:0:0:1", null).name()).isEqualTo("demo");
        assertThat(refusal("", "192.0.2.7", null)).isEqualTo("unauthenticated");
        assertThat(refusal("", "", null)).isEqualTo("unauthenticated");
        settings.put("pipstream.demo.exposed", "true");
        assertThat(admit("", "192.0.2.7", null).name()).isEqualTo("demo");
    }

    @Test
    void aTokenCountsMoreThanAKeyAndOneThatDoesNotWorkMoreThanTheDemo() {
        hasKeys();
        settings.put("pipstream.demo", "true");
        settings.put("pipstream.mt5.user", "ann");
        access.user("ann", Role.TRADER);
        access.token(access.user("bob", Role.TRADER), "pst_bob", Scope.READ);

        assertThat(admit(known, "127.0.0.1", "pst_bob").name()).isEqualTo("bob");
        assertThat(admit(known, "127.0.0.1", null).name()).isEqualTo("ann");
        assertThat(admit(known, "127.0.0.1", null).may(Scope.TRADE)).isTrue();
        assertThat(refusal(known, "127.0.0.1", "pst_wrong")).isEqualTo("unauthenticated");
    }

    @Test
    void whoCameWithoutAKnownKeyIsNotHeardWhereThereAreKeys() {
        hasKeys();
        settings.put("pipstream.demo", "true");
        access.token(access.user("bob", Role.TRADER), "pst_bob", Scope.READ);

        assertThat(refusal("", "127.0.0.1", "pst_bob")).isEqualTo("unauthenticated");
        assertThat(refusal(Curve.generateKeyPair().publicKey, "127.0.0.1", "pst_bob"))
                .isEqualTo("unauthenticated");
    }

    @Test
    void withoutKeysTheUserOfKeysIsNobody() {
        settings.put("pipstream.mt5.user", "ann");
        access.user("ann", Role.TRADER);

        assertThat(refusal("", "127.0.0.1", null)).isEqualTo("unauthenticated");
        assertThat(refusal(known, "127.0.0.1", null)).isEqualTo("unauthenticated");
    }
}
