package io.pipstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedTest {

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(Encoded.of("€1").bytes()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "125, 2", "126, 4", "65535, 4", "65536, 10", "70000, 10"})
    void framesItsTextWithTheShortestHeader(int length, int header) {
        Encoded message = Encoded.of("x".repeat(length));

        ByteBuffer frame = message.frame();

        assertThat(frame.remaining()).isEqualTo(header + length);
        assertThat(frame.get()).as("final text").isEqualTo((byte) 0x81);
        assertThat(payloadLength(frame)).isEqualTo(length);
        assertThat(StandardCharsets.UTF_8.decode(frame).toString()).isEqualTo(message.text());
    }

    @Test
    void givesEachReaderABufferOfItsOwn() {
        Encoded message = Encoded.of("{}");

        message.frame().get();

        assertThat(message.frame().remaining()).isEqualTo(4);
    }

    private static long payloadLength(ByteBuffer frame) {
        int length = frame.get();
        if (length == 126) {
            return Short.toUnsignedLong(frame.getShort());
        }
        return length == 127 ? frame.getLong() : length;
    }
}
