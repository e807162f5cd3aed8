package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

    @Test
    void aShortTextIsShownAsItIs() {
        assertThat(Excerpt.of("Currency pair not supported EUR/XXX")).isEqualTo("Currency pair not supported EUR/XXX");
    }

    @Test
    void itIsOneLineWithoutControlCharacters() {
        assertThat(Excerpt.of("\u001b[31ma\r\n\tb\u0000\u2028\u202ec\n")).isEqualTo("[31ma b c");
    }

    @Test
    void aLongTextIsCutButNeverInsideACharacter() {
        String smiles = "\ud83d\ude00 ".repeat(5_000);

        assertThat(Excerpt.of(smiles)).hasSizeLessThanOrEqualTo(140).endsWith("…");
        assertThat(Excerpt.of("a".repeat(5) + smiles).codePoints().filter(Character::isDefined))
                .doesNotContain((int) '\ud83d');
        assertThat(Excerpt.of("a ".repeat(5_000))).hasSize(140).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We have detected your API key as demo and",
                "GET /query?from=EUR&apikey=demo&x=1",
                "{\"token\": \"demo\"}",
                "Authorization: Bearer demo",
                "the key 9f8e7d6c5b4a39281706f5e4d3c2b1a0-demo is not ours",
                "ABCDEFGHIJKLMNOPdemoQRSTU",
                "user 0123456789demo",
                "Invalid account 101-004-1234567-001",
            })
    void whatIsOrLooksLikeAKeyIsHidden(String text) {
        assertThat(Excerpt.of(text)).contains("***").doesNotContain("demo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Insufficient authorization to perform request.",
                "You have run out of API credits for the current minute. 9 API credits were used",
                "Invalid value specified for 'instruments'",
                "API limit reached. Please try again later. Remaining Limit: 0",
                "no time: 2019-05-28T25:06:32.682119462Z",
                "no time: 99999999999999999",
            })
    void ordinarySentencesStayWhole(String text) {
        assertThat(Excerpt.of(text)).isEqualTo(text);
    }
}
