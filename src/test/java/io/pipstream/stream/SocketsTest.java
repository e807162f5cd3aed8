package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.CallerPrincipal;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketsTest {

    final ReceptionTest house = new ReceptionTest();
    final Sockets sockets = new Sockets(house.reception, house.registry, house.streams, null);
    boolean isOpen = true;

    final Session socket = (Session) Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (self, called, given) -> switch (called.getName()) {
                case "getId" -> "container-1";
                case "getUserPrincipal" -> new CallerPrincipal(Callers.of("anna"));
                case "getRequestParameterMap" -> Map.of("account", List.of("anna-1"));
                case "isOpen" -> isOpen;
                default -> throw new UnsupportedOperationException(called.getName());
            });

    @Test
    void aSocketBecomesASessionOfWhoOpenedItUntilItEnds() {
        sockets.opened(socket, Audience.PRICES);
        assertThat(house.registry.find("container-1").caller()).isEqualTo(Callers.of("anna"));
        assertThat(house.registry.find("container-1").account()).hasToString("anna-1");

        sockets.closed(socket);
        sockets.closed(socket);
        assertThat(house.registry.size()).isZero();
        assertThat(house.reception.isEmpty()).isTrue();
    }

    @Test
    void aSocketWhoseEndWasReportedBeforeItWasASessionLeavesNothingBehind() {
        isOpen = false;
        sockets.closed(socket);
        sockets.opened(socket, Audience.PRICES);

        assertThat(house.registry.size()).isZero();
        assertThat(house.reception.isEmpty()).isTrue();
    }
}
