package io.pipstream.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T18:30:00.123456Z",
                "2026-11-22T18:30:00.120Z",
                "2026-11-22T18:30:59Z",
                "2024-02-29T23:59:59.999999999Z",
                "2025-01-01T00:00:00.000001+00:00",
                "2025-03-01T00:30:00.5+05:30",
                "1999-12-31T19:00:00-05:00"
            })
    void readsWhatTheLibraryReads(String time) {
        byte[] message = ("{\"bid\":1.1,\"time\":\"" + time + "\"}").getBytes(US_ASCII);

        long expected = ChronoUnit.MICROS.between(
                Instant.EPOCH, OffsetDateTime.parse(time).toInstant());
        assertThat(Stamp.epochMicros(message, Stamp.find(message, 0, message.length)))
                .isEqualTo(expected);
    }

    @Test
    void findsEveryTimeOfABatchAndNoMore() {
        byte[] message = "{\"prices\":[{\"time\":\"2025-01-01T00:00:00Z\"},{\"time\":\"2025-01-01T00:00:00Z\"}]}"
                .getBytes(US_ASCII);

        int first = Stamp.find(message, 0, message.length);
        int second = Stamp.find(message, first, message.length);

        assertThat(second).isGreaterThan(first);
        assertThat(Stamp.find(message, second, message.length)).isNegative();
    }
}
