package io.pipstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "A.b-c_1", "007", "abcdefghijklmnopqrstuvwxyz012345"})
    void takesLettersDigitsDotsHyphensAndUnderscores(String name) {
        assertThat(UserName.parse(name))
                .hasValueSatisfying(parsed -> assertThat(parsed.value()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "abcdefghijklmnopqrstuvwxyz0123456",
                ".abc",
                "-abc",
                "_abc",
                "a b",
                "abc\n",
                "\nabc",
                "jürgen",
                "аnna", // with a letter of Cyrillic
                "a/b",
                "a\u0000b",
                "a@b.example",
                "ſerver"
            })
    void takesNothingElse(String name) {
        assertThat(UserName.parse(name)).isEmpty();
        assertThatThrownBy(() -> new UserName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTheSameWhateverItsLetters() {
        assertThat(new UserName("Anna").key()).isEqualTo(new UserName("ANNA").key());
        assertThat(new UserName("INGI").key()).isEqualTo("ingi"); // in Turkey, too
        assertThat(new UserName("Anna")).hasToString("Anna");
    }
}
