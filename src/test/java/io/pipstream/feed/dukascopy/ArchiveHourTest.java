package io.pipstream.feed.dukascopy;

import static io.pipstream.feed.dukascopy.Bi5Fixtures.INSTRUMENTS;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.hour;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.instrument;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveHourTest {

    @ParameterizedTest
    @CsvSource({
        "EURUSD, 2025-01-02T13:00:00Z, EURUSD/2025/00/02/13h_ticks.bi5",
        "XAUUSD, 2024-02-29T00:00:00Z, XAUUSD/2024/01/29/00h_ticks.bi5",
        "USDJPY, 2023-12-31T23:00:00Z, USDJPY/2023/11/31/23h_ticks.bi5",
    })
    void monthsAreCountedFromZeroAndTheHourIsInUtc(String symbol, String start, String place) {
        ArchiveHour hour = hour(symbol, start);

        assertThat(hour.place()).isEqualTo(place);
        assertThat(ArchiveHour.of(Path.of("/archive", place), INSTRUMENTS)).contains(hour);
        assertThat(ArchiveHour.of(Path.of(place), INSTRUMENTS)).contains(hour);
        assertThat(ArchiveHour.root(Path.of("/archive", place))).isEqualTo(Path.of("/archive"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13h_ticks.bi5",
                "/EURUSD/2025/00/02/24h_ticks.bi5",
                "/EURUSD/2025/12/02/13h_ticks.bi5",
                "/EURUSD/2025/01/30/13h_ticks.bi5",
                "/EURUSD/2025/00/00/13h_ticks.bi5",
                "/EURXXX/2025/00/02/13h_ticks.bi5",
                "/EURUSD/2025/00/02/BID_candles_min_1.bi5",
                "/EURUSD/2025/0/2/13h_ticks.bi5",
            })
    void aPlaceThatIsNoneSaysNothing(String file) {
        assertThat(ArchiveHour.of(Path.of(file), INSTRUMENTS)).isEmpty();
    }

    @Test
    void anHourStartsAtAWholeHour() {
        assertThatIllegalArgumentException().isThrownBy(() -> hour("EURUSD", "2025-01-02T13:00:01Z"));
    }

    @Test
    void aSpanHasEveryHourThatHasAPartInIt() {
        assertThat(ArchiveHour.span(
                        instrument("EURUSD"),
                        Instant.parse("2024-12-31T22:30:00Z"),
                        Instant.parse("2025-01-01T01:00:00Z")))
                .extracting(ArchiveHour::place)
                .containsExactly(
                        "EURUSD/2024/11/31/22h_ticks.bi5",
                        "EURUSD/2024/11/31/23h_ticks.bi5",
                        "EURUSD/2025/00/01/00h_ticks.bi5");
    }

    @Test
    void aSpanWithoutTimeHasNoHours() {
        Instant time = Instant.parse("2025-01-01T01:00:00Z");

        assertThat(ArchiveHour.span(instrument("EURUSD"), time, time)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9999/archive", "http://127.0.0.1:9999/archive/"})
    void theArchiveMayBeElsewhere(URI base) {
        assertThat(new ArchiveAddresses(base).address(hour("USDJPY", "2025-01-02T00:00:00Z")))
                .hasToString("http://127.0.0.1:9999/archive/USDJPY/2025/00/02/00h_ticks.bi5");
    }
}
