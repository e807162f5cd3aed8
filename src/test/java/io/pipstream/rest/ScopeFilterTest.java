package io.pipstream.rest;

import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Credential.Kind;
import io.pipstream.access.CurrentCaller;
import io.pipstream.access.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScopeFilterTest {

    final CurrentCaller caller = new CurrentCaller();
    final ScopeFilter filter = new ScopeFilter();
    final List<LogRecord> logged = new ArrayList<>();
    final Logger logger = Logger.getLogger(ScopeFilter.class.getName());
    final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        filter.caller = caller;
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    /** Says nothing about who may use it. */
    public static class Silent {

        @GET
        public void answer() {}

        @OPTIONS
        public void options() {}
    }

    /** What the request is answered with before it comes to its resource; empty if it may go on. */
    private List<Response> filtered(String verb, Class<?> resource, Method method) {
        List<Response> answers = new ArrayList<>();
        filter.matched = new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                return method;
            }

            @Override
            public Class<?> getResourceClass() {
                return resource;
            }
        };
        filter.filter((ContainerRequestContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (self, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> verb;
                    case "abortWith" -> {
                        answers.add((Response) arguments[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(called.getName());
                }));
        return answers;
    }

    private List<Response> filtered(String verb, Class<?> resource, String name, Class<?>... parameters)
            throws NoSuchMethodException {
        return filtered(verb, resource, resource.getMethod(name, parameters));
    }

    @Test
    void whoMayGoesOnAndWhoMayNotDoesNot() throws Exception {
        List<Response> unknown = filtered("GET", InstrumentsResource.class, "list");
        caller.set(CallerFixture.caller(CallerFixture.ANN, Kind.TOKEN, "t", Scope.TRADE));
        List<Response> mayNot = filtered("GET", InstrumentsResource.class, "list");
        caller.set(CallerFixture.caller(CallerFixture.ANN, Kind.TOKEN, "t", Scope.READ));
        List<Response> may = filtered("GET", InstrumentsResource.class, "list");

        assertThat(unknown).singleElement().satisfies(answer -> {
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(text(answer)).contains("\"code\":\"unauthenticated\"");
        });
        assertThat(mayNot).singleElement().satisfies(answer -> {
            assertThat(answer.getStatus()).isEqualTo(403);
            assertThat(text(answer)).contains("\"code\":\"forbidden\"", "scope read");
        });
        assertThat(may).isEmpty();
    }

    @Test
    void whatSaysNothingIsRefusedToEveryoneAndLoggedOnce() throws Exception {
        caller.set(CallerFixture.caller(CallerFixture.ANN, Kind.SESSION, "s", Scope.values()));

        List<Response> first = filtered("GET", Silent.class, "answer");
        List<Response> second = filtered("GET", Silent.class, "answer");

        assertThat(first).extracting(Response::getStatus).containsExactly(403);
        assertThat(second).extracting(Response::getStatus).containsExactly(403);
        assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.SEVERE);
    }

    @Test
    void onlyTheServersOwnAnswerToOptionsNeedsNoCaller() throws Exception {
        assertThat(filtered("OPTIONS", Object.class, (Method) null)).isEmpty();
        assertThat(filtered("OPTIONS", Object.class, "toString")).isEmpty();
        assertThat(filtered("OPTIONS", Silent.class, "options")).hasSize(1);
        assertThat(filtered("GET", Object.class, "toString")).hasSize(1);
    }
}
