package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamCloseTest {

    @ParameterizedTest
    @EnumSource(StreamClose.class)
    void aReasonFitsIntoACloseFrame(StreamClose reason) {
        assertThat(reason.reason().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 123); // RFC 6455, 5.5
    }
}
