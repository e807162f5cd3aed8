package io.pipstream.stream.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.wire.Encoded;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportsTest {

    private final List<String> calls = new ArrayList<>();
    private final List<Throwable> completions = new ArrayList<>();

    @Test
    void sendsByTheStandardApiOnAServerItDoesNotKnow() {
        Transport transport = Transports.of(session(null));

        transport.send(Encoded.of("{}"), completions::add);

        assertThat(transport.maxInFlight()).isEqualTo(1);
        assertThat(calls).containsExactly("sendText {}");
        assertThat(completions).containsExactly((Throwable) null);
    }

    @Test
    void completesASendToAClosedSessionWithTheFailure() {
        IllegalStateException closed = new IllegalStateException("closed");

        Transports.of(session(closed)).send(Encoded.of("{}"), completions::add);

        assertThat(completions).containsExactly(closed);
    }

    @Test
    void closesWithCodeAndReason() {
        Transports.of(session(null)).close(4000, "slow consumer");

        assertThat(calls).containsExactly("close 4000 slow consumer");
    }

    @Test
    void doesNoHarmToASessionThatIsClosedAlready() {
        Transport transport = Transports.of(session(new IllegalStateException("closed")));

        transport.close(4000, "slow consumer");
        transport.abort();

        assertThat(calls).hasSize(2);
    }

    @Test
    void readsFieldsAndMethodsOfTheAncestryByName() throws Exception {
        Exception of = new IOException("hidden");

        assertThat(Reflected.field(new Child(), "inherited")).isEqualTo("value");
        assertThat(Reflected.call(of, "getMessage")).isEqualTo("hidden");
    }

    private Session session(RuntimeException failure) {
        RemoteEndpoint.Async remote = fake(RemoteEndpoint.Async.class, (proxy, method, args) -> {
            calls.add(method.getName() + " " + args[0]);
            if (failure != null) {
                throw failure;
            }
            ((SendHandler) args[1]).onResult(new SendResult());
            return null;
        });
        return fake(Session.class, (proxy, method, args) -> {
            if (method.getName().equals("getAsyncRemote")) {
                return remote;
            }
            CloseReason reason = (CloseReason) args[0];
            calls.add("close " + reason.getCloseCode().getCode() + " " + reason.getReasonPhrase());
            if (failure != null) {
                throw failure;
            }
            return null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static class Parent {
        @SuppressWarnings("unused")
        private final String inherited = "value";
    }

    private static final class Child extends Parent {}
}
