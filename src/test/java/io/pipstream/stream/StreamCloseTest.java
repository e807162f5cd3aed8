package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamCloseTest {

    @ParameterizedTest
    @EnumSource(StreamClose.class)
    void aReasonFitsIntoACloseFrame(StreamClose reason) {
        assertThat(reason.reason().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 123); // RFC 6455, 5.5
    }

    @Test
    void noTwoReasonsShareACode() {
        assertThat(StreamClose.values()).extracting(StreamClose::code).doesNotHaveDuplicates();
    }

    @Test
    void whoeverLacksARightOrIsOneTooManyIsNotToComeBack() {
        assertThat(StreamClose.UNAUTHENTICATED.code()).isEqualTo(4500);
        assertThat(StreamClose.FORBIDDEN.code()).isEqualTo(4501);
        assertThat(StreamClose.TOO_MANY_CONNECTIONS.code()).isEqualTo(4502);
        assertThat(StreamClose.TOO_MANY_MESSAGES.code()).isEqualTo(4503);
        assertThat(StreamClose.CLOSED_BY_ADMINISTRATOR.code()).isEqualTo(4504);
    }
}
