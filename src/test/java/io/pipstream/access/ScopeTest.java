package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void isReadAsItWasWritten() {
        assertThat(Scope.text(EnumSet.allOf(Scope.class))).isEqualTo("read trade feed admin metrics");
        for (Set<Scope> scopes : Set.of(Set.<Scope>of(), Set.of(Scope.FEED), EnumSet.allOf(Scope.class))) {
            assertThat(Scope.parse(Scope.text(scopes))).isEqualTo(scopes);
        }
    }

    @Test
    void isLeftOutIfItIsUnknown() {
        assertThat(Scope.parse("write READ read,admin trade")).containsExactly(Scope.TRADE);
        assertThat(Scope.ofCode("Read")).isEmpty();
        assertThat(Scope.ofCode("")).isEmpty();
    }
}
