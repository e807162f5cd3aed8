package io.pipstream.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FileTagTest {

    private static FileTag tag(String content) throws IOException {
        return FileTag.of(new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    @Test
    void isTheSameForTheSameContentOnly() throws IOException {
        assertThat(tag("export {}")).isEqualTo(tag("export {}")).isNotEqualTo(tag("export {};"));
        assertThat(tag("").value()).matches("W/\"[A-Za-z0-9_-]{16}\"");
    }

    @Test
    void isFoundAmongWhatABrowserHas() throws IOException {
        FileTag tag = tag("a");
        String strong = tag.value().substring(2);

        assertThat(tag.isAmong(tag.value())).isTrue();
        assertThat(tag.isAmong(strong)).isTrue();
        assertThat(tag.isAmong("\"other\" , " + tag.value())).isTrue();
        assertThat(tag.isAmong("*")).isTrue();
        assertThat(tag.isAmong(null)).isFalse();
        assertThat(tag.isAmong("")).isFalse();
        assertThat(tag.isAmong(tag("b").value())).isFalse();
    }
}
