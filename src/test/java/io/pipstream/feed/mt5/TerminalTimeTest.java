package io.pipstream.feed.mt5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.pipstream.feed.live.NotUnderstoodException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTimeTest {

    private static final Optional<TerminalZone> ATHENS = TerminalZone.named("Europe/Athens");
    private static final Optional<TerminalZone> NEW_YORK_CLOSE = TerminalZone.named("NY+7");

    @ParameterizedTest
    @CsvSource({
        "2025.11.21 10:15:30, 2025-11-21T10:15:30",
        "2025.11.21 10:15, 2025-11-21T10:15",
        "2025.11.21, 2025-11-21T00:00",
        "2025-11-21 10:15:30, 2025-11-21T10:15:30",
        "2025-11-21T10:15:30, 2025-11-21T10:15:30",
        "2025.11.21 10:15:30.250, 2025-11-21T10:15:30.250",
        "1763720130, 2025-11-21T10:15:30",
    })
    void aTimeWithoutAZoneIsOfTheTerminalsClock(String said, LocalDateTime shown) throws Exception {
        assertThat(of(said)).isEqualTo(new TerminalTime(shown, false));
    }

    @Test
    void aNumberOfSecondsOrMillisecondsIsOfTheTerminalsClockToo() throws Exception {
        assertThat(TerminalTime.of(LongNode.valueOf(1_763_720_130L)))
                .isEqualTo(new TerminalTime(LocalDateTime.parse("2025-11-21T10:15:30"), false));
        assertThat(TerminalTime.of(LongNode.valueOf(1_763_720_130_250L)))
                .isEqualTo(new TerminalTime(LocalDateTime.parse("2025-11-21T10:15:30.250"), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-21T10:15:30Z", "2025-11-21T12:15:30+02:00", "2025.11.21 12:15:30+02:00"})
    void aTimeWithAZoneIsAbsoluteWhateverTheFeedsZone(String said) throws Exception {
        Instant time = Instant.parse("2025-11-21T10:15:30Z");

        assertThat(of(said).in(Optional.empty())).contains(time);
        assertThat(of(said).in(ATHENS)).contains(time);
        assertThat(of(said).near(Instant.parse("2030-01-01T00:00:00Z"), ATHENS)).isEqualTo(time);
    }

    /** Between the changes of clocks in America and in Europe, on 9 and on 30 March, the two differ by an hour. */
    @ParameterizedTest
    @CsvSource({
        "2025.01.15 12:00:00, 2025-01-15T10:00:00Z, 2025-01-15T10:00:00Z",
        "2025.03.20 12:00:00, 2025-03-20T10:00:00Z, 2025-03-20T09:00:00Z",
        "2025.07.15 12:00:00, 2025-07-15T09:00:00Z, 2025-07-15T09:00:00Z",
    })
    void brokersFollowTheSummerTimeOfAthensOrOfNewYork(String said, Instant athens, Instant newYorkClose)
            throws Exception {
        assertThat(of(said).in(ATHENS)).contains(athens);
        assertThat(of(said).in(NEW_YORK_CLOSE)).contains(newYorkClose);
    }

    @Test
    void midnightIsTheTurnOfTheForexDay() throws Exception {
        assertThat(of("2025.07.15").in(NEW_YORK_CLOSE)).contains(Instant.parse("2025-07-14T21:00:00Z"));
        assertThat(of("2025.01.15").in(NEW_YORK_CLOSE)).contains(Instant.parse("2025-01-14T22:00:00Z"));
    }

    @Test
    void withoutAnyZoneItIsNowAsFarAsAnyZoneAllows() throws Exception {
        TerminalTime time = of("2025.11.21 10:15:30");

        assertThat(time.in(Optional.empty())).isEmpty();
        assertThat(near(time, "2025-11-21T08:15:31Z")).isEqualTo("2025-11-21T08:15:31Z");
        assertThat(near(time, "2025-11-23T12:00:00Z")).isEqualTo("2025-11-21T22:15:30Z");
        assertThat(near(time, "2025-11-20T08:00:00Z")).isEqualTo("2025-11-20T20:15:30Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n/a",
                "2025.11.21 25:00:00",
                "2025.13.41 10:15:30",
                "21.11.2025 10:15:30",
                "+999999999-12-31T23:59:59",
                "999999999999999",
                "2025.11.21 10:15:30 2025.11.21 10:15:30 2025.11.21 10:15:30",
            })
    void whatIsNoTimeIsNotUnderstood(String said) {
        assertThatThrownBy(() -> of(said)).isInstanceOf(NotUnderstoodException.class);
    }

    @Test
    void whatIsNeitherTextNorNumberIsNotUnderstood() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        for (JsonNode said : new JsonNode[] {
            json.missingNode(),
            json.nullNode(),
            json.objectNode(),
            json.booleanNode(true),
            json.numberNode(1.5),
            json.numberNode(Long.MAX_VALUE),
            json.numberNode(Long.MIN_VALUE)
        }) {
            assertThatThrownBy(() -> TerminalTime.of(said)).isInstanceOf(NotUnderstoodException.class);
        }
    }

    private static TerminalTime of(String said) throws NotUnderstoodException {
        return TerminalTime.of(TextNode.valueOf(said));
    }

    private static String near(TerminalTime time, String now) {
        return time.near(Instant.parse(now), Optional.empty()).toString();
    }
}
