package io.pipstream.notification;

import static io.pipstream.notification.Channels.FIRST;
import static io.pipstream.notification.Channels.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishesTest {

    private static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 5), ZoneId.of("UTC"));

    @Test
    void onlyTheKindsAndAccountsThatAreWanted() {
        Wishes wishes = new Wishes(Set.of(Kind.FILLS), Set.of(FIRST), Set.of(), null, null);

        assertThat(wishes.include(Kind.FILLS, FIRST)).isTrue();
        assertThat(wishes.include(Kind.FILLS, SECOND)).isFalse();
        assertThat(wishes.include(Kind.CLOSES, FIRST)).isFalse();
        assertThat(wishes.include(Kind.FILLS, null)).isTrue();
        assertThat(Channels.all().include(Kind.FILLS, SECOND)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PT15M, 2025-01-15T12:00:00Z, 2025-01-15T12:00:00Z",
        "PT15M, 2025-01-15T12:00:00.000001Z, 2025-01-15T12:15:00Z",
        "PT15M, 2025-01-15T12:14:59Z, 2025-01-15T12:15:00Z",
        "PT1H, 2025-01-15T12:14:59Z, 2025-01-15T13:00:00Z",
        "P1D, 2025-01-15T12:14:59Z, 2025-01-16T00:00:00Z",
        // 1,736,942,400 s are 4,135,577 stretches of 420 s and 60 s; the next ends 360 s later
        "PT7M, 2025-01-15T12:00:00Z, 2025-01-15T12:06:00Z"
    })
    void aDigestComesAtTheNextMultiple(Duration digest, Instant moment, Instant due) {
        Wishes wishes = new Wishes(Kind.choices(), Set.of(), Set.of(), null, digest);

        assertThat(wishes.due(Kind.FILLS, moment)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-15T12:01:00Z, 2025-01-15T13:00:00Z",
        // the next digest would be in the night
        "2025-01-15T21:30:00Z, 2025-01-16T07:05:00Z",
        "2025-01-16T03:00:00Z, 2025-01-16T07:05:00Z",
        // seven o'clock is quiet still
        "2025-01-16T06:30:00Z, 2025-01-16T07:05:00Z",
        "2025-01-16T07:06:00Z, 2025-01-16T08:00:00Z"
    })
    void aDigestWaitsForTheEndOfQuietHours(Instant moment, Instant due) {
        Wishes wishes = new Wishes(Kind.choices(), Set.of(), Set.of(), NIGHT, Duration.ofHours(1));

        assertThat(wishes.due(Kind.FILLS, moment)).isEqualTo(due);
    }

    @Test
    void whatComesAtOnceWaitsForNothing() {
        Wishes wishes = new Wishes(Kind.choices(), Set.of(), Set.of(Kind.MARGIN_CALLS), NIGHT, Duration.ofHours(1));
        Instant night = Instant.parse("2025-01-15T23:12:13Z");

        assertThat(wishes.due(Kind.MARGIN_CALLS, night)).isEqualTo(night);
        assertThat(wishes.due(Kind.CLOSES, night)).isEqualTo("2025-01-16T07:05:00Z");
        assertThat(wishes.due(Kind.CONFIRMATION, night)).isEqualTo(night);
        assertThat(wishes.due(Kind.TEST, night)).isEqualTo(night);
        Wishes all = new Wishes(Kind.choices(), Set.of(), Set.of(), NIGHT, null);
        assertThat(all.due(Kind.MARGIN_CALLS, night)).isEqualTo("2025-01-16T07:05:00Z");
        assertThat(Channels.only(Kind.FILLS).due(Kind.FILLS, NOON)).isEqualTo(NOON);
    }

    @Test
    void nobodyWishesForCodesOrForDigestsEveryMinute() {
        assertThatThrownBy(() -> Channels.only(Kind.CONFIRMATION)).isInstanceOf(IllegalArgumentException.class);
        for (Duration digest : new Duration[] {Duration.ofMinutes(4), Duration.ofHours(25)}) {
            assertThatThrownBy(() -> new Wishes(Set.of(), Set.of(), Set.of(), null, digest))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
