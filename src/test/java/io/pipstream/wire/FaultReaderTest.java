package io.pipstream.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipstream.wire.ClientMessage.Fault;
import io.pipstream.wire.RequestedFault.Delay;
import io.pipstream.wire.RequestedFault.Disconnect;
import io.pipstream.wire.RequestedFault.Duplicate;
import io.pipstream.wire.RequestedFault.Reject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultReaderTest {

    @Test
    void eachFaultHasItsFigures() throws RefusedMessageException {
        assertThat(read("\"delay\",\"ms\":2000,\"for_ms\":30000"))
                .isEqualTo(new Delay(Duration.ofSeconds(2), Duration.ofSeconds(30)));
        assertThat(read("\"disconnect\",\"after_ms\":500")).isEqualTo(new Disconnect(Duration.ofMillis(500)));
        assertThat(read("\"duplicate\",\"count\":3")).isEqualTo(new Duplicate(3));
        assertThat(read("\"reject\",\"count\":2,\"for_ms\":1")).isEqualTo(new Reject(2, Duration.ofMillis(1)));
    }

    @Test
    void whatIsNotSaidIsAsUsual() throws RefusedMessageException {
        assertThat(read("\"delay\",\"ms\":0")).isEqualTo(new Delay(Duration.ZERO, Duration.ofMinutes(1)));
        assertThat(read("\"disconnect\"")).isEqualTo(new Disconnect(Duration.ZERO));
        assertThat(read("\"duplicate\"")).isEqualTo(new Duplicate(1));
        assertThat(read("\"reject\"")).isEqualTo(new Reject(1, Duration.ofMinutes(1)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"fire\"                       | must be one of delay, disconnect, duplicate, reject",
                "5                              | must be one of",
                "\"delay\"                      | \"ms\" must be a whole number from 0 to 60000",
                "\"delay\",\"ms\":60001         | \"ms\" must be",
                "\"delay\",\"ms\":-1            | \"ms\" must be",
                "\"delay\",\"ms\":1.5           | \"ms\" must be",
                "\"delay\",\"ms\":\"1\"         | \"ms\" must be",
                "\"delay\",\"ms\":99999999999   | \"ms\" must be",
                "\"delay\",\"ms\":1,\"for_ms\":0      | \"for_ms\" must be a whole number from 1 to 600000",
                "\"delay\",\"ms\":1,\"for_ms\":600001 | \"for_ms\" must be",
                "\"disconnect\",\"after_ms\":60001    | \"after_ms\" must be",
                "\"duplicate\",\"count\":101    | \"count\" must be a whole number from 0 to 100",
                "\"duplicate\",\"count\":null   | \"count\" must be",
                "\"reject\",\"count\":101       | \"count\" must be",
                "\"reject\",\"for_ms\":600001   | \"for_ms\" must be",
            })
    void whatIsOutOfItsRangeIsRefused(String fault, String sentence) {
        RefusedMessageException refused = catchThrowableOfType(RefusedMessageException.class, () -> read(fault));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_MESSAGE);
        assertThat(refused).hasMessageContaining(sentence);
    }

    private static RequestedFault read(String fault) throws RefusedMessageException {
        Fault message = (Fault) ClientMessageReader.read("{\"type\":\"fault\",\"fault\":" + fault + "}");
        return message.fault();
    }
}
