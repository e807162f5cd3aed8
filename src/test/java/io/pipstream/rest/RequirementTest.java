package io.pipstream.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Caller;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.Needs;
import io.pipstream.access.OpenToAll;
import io.pipstream.access.Scope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RequirementTest {

    @Needs(Scope.READ)
    static class Careful {

        public void reads() {}

        @Needs({Scope.FEED, Scope.TRADE})
        public void changes() {}

        @Needs(Scope.FEED)
        public void changes(String what) {}

        @OpenToAll
        public void greets() {}

        @Needs(
                value = {},
                session = true)
        public void leaves() {}

        @Needs({})
        public void arrives() {}

        @OpenToAll
        @Needs(Scope.ADMIN)
        public void contradicts() {}
    }

    /** As a container makes one. */
    static class Proxy extends Careful {

        @Override
        public void reads() {}

        @Override
        public void changes() {}

        @Override
        public void greets() {}
    }

    static class Silent {

        public void reads() {}
    }

    private static Optional<Requirement> of(Class<?> resource, String method, Class<?>... parameters) {
        try {
            return Requirement.of(resource, resource.getMethod(method, parameters));
        } catch (NoSuchMethodException absent) {
            throw new AssertionError(absent);
        }
    }

    private static Optional<Caller> caller(Kind kind, Scope... scopes) {
        return Optional.of(CallerFixture.caller(CallerFixture.ANN, kind, "c", scopes));
    }

    @Test
    void whatStandsAtTheMethodGoesBeforeWhatStandsAtTheClass() {
        assertThat(of(Careful.class, "reads")).hasValue(new Requirement(false, List.of(Scope.READ), false));
        assertThat(of(Careful.class, "changes"))
                .hasValue(new Requirement(false, List.of(Scope.FEED, Scope.TRADE), false));
        assertThat(of(Careful.class, "changes", String.class))
                .hasValue(new Requirement(false, List.of(Scope.FEED), false));
        assertThat(of(Careful.class, "greets")).hasValue(new Requirement(true, List.of(), false));
    }

    @ParameterizedTest
    @CsvSource({"reads", "changes", "greets", "leaves"})
    void aProxyHidesNothing(String method) {
        assertThat(of(Proxy.class, method)).isEqualTo(of(Careful.class, method)).isPresent();
    }

    @Test
    void whatSaysNothingOrTwoThingsIsForNobody() {
        assertThat(of(Silent.class, "reads")).isEmpty();
        assertThat(of(Careful.class, "contradicts")).isEmpty();
    }

    @Test
    void whoIsNotKnownMayOnlyDoWhatIsOpenToAll() {
        assertThat(of(Careful.class, "greets").orElseThrow().refusal(Optional.empty()))
                .isEmpty();
        assertThat(of(Careful.class, "reads").orElseThrow().refusal(Optional.empty()))
                .hasValue(Problem.unauthenticated());
        assertThat(of(Careful.class, "arrives").orElseThrow().refusal(Optional.empty()))
                .hasValue(Problem.unauthenticated());
    }

    @Test
    void everyScopeIsNeededAndTheMissingOneNamed() {
        Requirement changes = of(Careful.class, "changes").orElseThrow();

        assertThat(changes.refusal(caller(Kind.TOKEN, Scope.FEED, Scope.TRADE))).isEmpty();
        assertThat(changes.refusal(caller(Kind.TOKEN, Scope.TRADE, Scope.ADMIN)))
                .hasValue(Problem.missing(Scope.FEED));
        assertThat(changes.refusal(caller(Kind.TOKEN, Scope.FEED))).hasValue(Problem.missing(Scope.TRADE));
        assertThat(of(Careful.class, "arrives").orElseThrow().refusal(caller(Kind.TOKEN)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whereALogInIsNeededNothingElseWillDo(Kind kind) {
        Optional<Problem> refusal = of(Careful.class, "leaves").orElseThrow().refusal(caller(kind, Scope.values()));

        assertThat(refusal.isEmpty()).isEqualTo(kind == Kind.SESSION);
        assertThat(refusal.map(Problem::status).orElse(403)).isEqualTo(403);
    }
}
