package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static Caller with(Set<Scope> scopes) {
        return new Caller(
                new UserId("id-1"), "anna", scopes, new Credential(Credential.Kind.TOKEN, "t", null), "192.0.2.1");
    }

    @Test
    void mayWhatItsScopesNameAndNothingMore() {
        Caller trader = with(Set.of(Scope.TRADE));

        assertThat(trader.may(Scope.TRADE)).isTrue();
        assertThat(trader.may(Scope.READ)).isFalse();
    }

    @Test
    void mayNoMoreIfTheSetGrowsThatItWasMadeOf() {
        Set<Scope> scopes = EnumSet.of(Scope.READ);
        Caller reader = with(scopes);
        scopes.add(Scope.ADMIN);

        assertThat(reader.may(Scope.ADMIN)).isFalse();
        assertThatThrownBy(() -> reader.scopes().add(Scope.ADMIN)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void isInTheAuditByNameAndAddress() {
        assertThat(with(Set.of()).actor()).isEqualTo(new Actor("anna", "192.0.2.1"));
        assertThat(new CallerPrincipal(with(Set.of())).getName()).isEqualTo("anna");
    }

    @Test
    void aPresentCallerIsAskedForOnlyWhereThereIsOne() {
        CurrentCaller current = new CurrentCaller();
        assertThat(current.find()).isEmpty();
        assertThat(current.csrf()).isEmpty();
        assertThatThrownBy(current::get).isInstanceOf(IllegalStateException.class);

        current.set(with(Set.of()));
        assertThat(current.get().name()).isEqualTo("anna");
    }
}
