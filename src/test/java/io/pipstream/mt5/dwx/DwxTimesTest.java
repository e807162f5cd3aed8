package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DwxTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026.01.15 12:00:05,2026-01-15T12:00:05Z",
        "2026.01.15 12:00,2026-01-15T12:00:00Z",
        "2026.01.15,2026-01-15T00:00:00Z",
        "2026-01-15 12:00:05,2026-01-15T12:00:05Z",
        "2026-01-15T12:00:05,2026-01-15T12:00:05Z",
        "1970.01.01,1970-01-01T00:00:00Z",
    })
    void areUnderstood(String text, Instant time) {
        assertThat(DwxTimes.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026.13.01",
                "2026.02.29",
                "2026.01.15 24:00:01",
                "1969.12.31 23:59:59",
                "15.01.2026",
                "2026.01.15 12:00:05 and much more than anybody needs"
            })
    void areRefused(String text) {
        assertThat(DwxTimes.parse(text)).isEmpty();
    }

    @Test
    void areWrittenAsATerminalWritesThem() {
        Instant time = Instant.parse("2026-01-05T02:03:04.567Z");

        assertThat(DwxTimes.toTheSecond(time)).isEqualTo("2026.01.05 02:03:04");
        assertThat(DwxTimes.toTheMinute(time)).isEqualTo("2026.01.05 02:03");
    }
}
