package io.pipstream.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTest {

    @Test
    void readsAsItsCode() {
        assertThat(new Currency("CNH")).hasToString("CNH").isEqualTo(new Currency("CNH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EU", "EURO", "eur", "E R", "E1R", "ÉUR", "[UR", "@UR"})
    void refusesWhatIsNotThreeUpperCaseLetters(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Currency(code))
                .withMessageContaining("three upper-case letters");
    }
}
