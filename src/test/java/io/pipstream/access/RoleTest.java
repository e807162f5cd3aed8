package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void eachAddsItsOwnToReading() {
        assertThat(Role.scopes(Set.of(Role.TRADER))).containsExactlyInAnyOrder(Scope.READ, Scope.TRADE);
        assertThat(Role.scopes(Set.of(Role.FEEDER))).containsExactlyInAnyOrder(Scope.READ, Scope.FEED);
        assertThat(Role.scopes(Set.of(Role.ADMIN))).containsExactlyInAnyOrder(Scope.READ, Scope.ADMIN, Scope.METRICS);
        assertThat(Role.scopes(EnumSet.allOf(Role.class))).containsExactlyInAnyOrder(Scope.values());
    }

    @Test
    void whoHasNoneMayNothing() {
        assertThat(Role.scopes(Set.of())).isEmpty();
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(Role.text(EnumSet.allOf(Role.class))).isEqualTo("trader feeder admin");
        for (Set<Role> roles : Set.of(Set.<Role>of(), Set.of(Role.ADMIN), Set.of(Role.TRADER, Role.FEEDER))) {
            assertThat(Role.parse(Role.text(roles))).isEqualTo(roles);
        }
    }

    @Test
    void isLeftOutIfItIsUnknown() {
        assertThat(Role.parse("owner ADMIN  trader,admin trader")).containsExactly(Role.TRADER);
        assertThat(Role.ofCode("Admin")).isEmpty();
        assertThat(Role.ofCode("")).isEmpty();
    }
}
