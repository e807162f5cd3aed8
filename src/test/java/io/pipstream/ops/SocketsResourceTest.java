package io.pipstream.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.access.AuditEntry;
import io.pipstream.access.AuditTrail;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.rest.ProblemException;
import io.pipstream.stream.Audience;
import io.pipstream.stream.Callers;
import io.pipstream.stream.CensusFixture;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketsResourceTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    final CensusFixture sockets = new CensusFixture();
    final List<AuditEntry> entries = new ArrayList<>();
    final SocketsResource resource = new SocketsResource();
    boolean auditIsDown;

    SocketsResourceTest() {
        resource.census = sockets.census();
        resource.audit = new AuditTrail() {
            @Override
            public void add(AuditEntry entry) {
                if (auditIsDown) {
                    throw new IllegalStateException("The store is down");
                }
                entries.add(entry);
            }

            @Override
            public List<Numbered> page(long before, int limit, String actor, String act) {
                throw new UnsupportedOperationException();
            }
        };
        resource.current = new CurrentCaller();
        resource.current.set(Callers.of("root"));
        resource.clock = Clock.fixed(NOON, ZoneOffset.UTC);
    }

    private static String text(Response response) {
        return new String((byte[]) response.getEntity(), UTF_8);
    }

    @Test
    void itIsForAdministrators() {
        assertThat(SocketsResource.class.getAnnotation(Needs.class).value()).containsExactly(Scope.ADMIN);
    }

    @Test
    void aSocketIsToldInFull() {
        String id = sockets.open(Audience.TRADING, Callers.of("anna"), "anna-1");
        sockets.open(Audience.PRICES, Callers.of("bert"), null);

        assertThat(text(resource.open(" Anna ", null)))
                .isEqualTo("{\"sockets\":[{\"id\":\"" + id + "\",\"endpoint\":\"trading\",\"user\":\"anna\","
                        + "\"address\":\"192.0.2.1\",\"account\":\"anna-1\",\"credential\":\"token\","
                        + "\"since\":\"2025-01-15T12:00:00Z\",\"messages_sent\":0,\"bytes_sent\":0,"
                        + "\"prices_conflated\":0,\"events_waiting\":0,\"window_full\":false}],\"total\":1}");
        assertThat(text(resource.open(null, "1"))).contains("\"total\":2").containsOnlyOnce("\"id\"");
        assertThat(text(resource.open("bert", ""))).contains("\"account\":null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "many", "9999999999"})
    void aLimitThatCannotBeIsRefused(String limit) {
        assertThatThrownBy(() -> resource.open(null, limit)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(400);
            assertThat(refused.problem().fields()).containsOnlyKeys("limit");
        });
    }

    @Test
    void closingASocketIsAudited() {
        String id = sockets.open(Audience.TRADING, Callers.of("anna"), "anna-1");

        assertThat(resource.close(id).getStatus()).isEqualTo(204);
        assertThat(entries)
                .containsExactly(new AuditEntry(
                        NOON, Callers.of("root").actor(), "socket.close", id, "trading of anna from 192.0.2.1"));
        assertThat(sockets.census().find(id)).isEmpty();
        assertThat(resource.close(id).getStatus()).isEqualTo(404);
    }

    @Test
    void aSocketThatIsNotThereIsNotFoundAndNothingIsAudited() {
        assertThat(resource.close("nobody's").getStatus()).isEqualTo(404);
        assertThat(entries).isEmpty();
    }

    @Test
    void whatCannotBeAuditedIsNotDone() {
        String id = sockets.open(Audience.PRICES, Callers.of("anna"), null);
        auditIsDown = true;

        assertThatThrownBy(() -> resource.close(id)).hasMessage("The store is down");
        assertThat(sockets.census().find(id)).isPresent();
    }
}
