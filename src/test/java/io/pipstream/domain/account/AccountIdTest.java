package io.pipstream.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {

    @Test
    void readsAsItsName() {
        assertThat(AccountId.DEMO).hasToString("demo").isEqualTo(new AccountId("demo"));
    }

    @Test
    void takesLettersDigitsHyphensAndUnderscoresUpToSixtyFour() {
        assertThat(new AccountId("Desk_7-" + "a".repeat(57)).value()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a'b", "naïve", "demo\n"})
    void refusesAnythingElse(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(name));
    }

    @Test
    void refusesMoreThanSixtyFour() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId("a".repeat(65)));
    }
}
