package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    static final String NOON = "Thu, 01 Jan 2026 12:00:00 GMT";
    static final String NOON_AND_TEN = "Thu, 01 Jan 2026 12:10:00 GMT";

    @Test
    void secondsAreTakenAsTheyAre() {
        assertThat(of(Map.of("Retry-After", " 30 "))).contains(Duration.ofSeconds(30));
        assertThat(of(Map.of("retry-after", "0"))).contains(Duration.ZERO);
    }

    @Test
    void aDateIsComparedWithTheSourcesOwnClock() {
        assertThat(of(Map.of("Retry-After", NOON_AND_TEN, "Date", NOON))).contains(Duration.ofMinutes(10));
        assertThat(of(Map.of("Retry-After", NOON_AND_TEN))).isEmpty();
    }

    @Test
    void aDateThatIsOverAsksForNoWait() {
        assertThat(of(Map.of("Retry-After", NOON, "Date", NOON_AND_TEN))).contains(Duration.ZERO);
    }

    @Test
    void theEndOfALimitIsComparedWithTheSourcesOwnClockToo() {
        // 2026-01-01T12:00:00Z is 1767268800
        assertThat(of(Map.of("X-Ratelimit-Reset", "1767268845", "Date", NOON))).contains(Duration.ofSeconds(45));
        assertThat(of(Map.of("X-Ratelimit-Reset", "1767268845"))).isEmpty();
    }

    @Test
    void whatIsAskedForCountsMoreThanTheEndOfALimit() {
        assertThat(of(Map.of("Retry-After", "5", "X-Ratelimit-Reset", "1767268845", "Date", NOON)))
                .contains(Duration.ofSeconds(5));
    }

    @Test
    void nobodyWaitsLongerThanADay() {
        assertThat(of(Map.of("Retry-After", "9999999999"))).contains(Duration.ofDays(1));
        assertThat(of(Map.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT", "Date", NOON)))
                .contains(Duration.ofDays(1));
    }

    @Test
    void whatIsNeitherIsNoWait() {
        assertThat(of(Map.of())).isEmpty();
        assertThat(of(Map.of("Retry-After", "soon", "Date", NOON))).isEmpty();
        assertThat(of(Map.of("Retry-After", "-5", "Date", NOON))).isEmpty();
        assertThat(of(Map.of("Retry-After", "99999999999", "X-Ratelimit-Reset", "1.5", "Date", "now")))
                .isEmpty();
    }

    static Optional<Duration> of(Map<String, String> headers) {
        return RetryAfter.of(new Answer(429, headers, ""));
    }
}
