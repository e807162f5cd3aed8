package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OccupancyTest {

    final FakeNanoClock clock = new FakeNanoClock();
    final Occupancy occupancy = new Occupancy(
            StreamLimits.of(Settings.of(Map.of(
                    "pipstream.stream.max-sessions", "5",
                    "pipstream.stream.max-sessions-per-user", "2",
                    "pipstream.stream.max-sessions-per-address", "3",
                    "pipstream.stream.messages-per-second-per-user", "10",
                    "pipstream.stream.max-subscriptions-per-user", "20"))),
            clock);

    Occupancy.Place enter(String user, String address) {
        return occupancy.enter(Callers.from(user, address)).orElseThrow();
    }

    boolean hasRoomFor(String user, String address) {
        return occupancy.enter(Callers.from(user, address)).isPresent();
    }

    @Test
    void aUserHasSoManySocketsWhereverTheyComeFrom() {
        Occupancy.Place first = enter("anna", "192.0.2.1");
        enter("anna", "192.0.2.2");
        assertThat(hasRoomFor("anna", "192.0.2.3")).isFalse();

        first.leave();
        assertThat(hasRoomFor("anna", "192.0.2.3")).isTrue();
    }

    @Test
    void anAddressHasSoManySocketsWhoeverOpensThem() {
        enter("anna", "192.0.2.1");
        enter("anna", "192.0.2.1");
        enter("bert", "192.0.2.1");
        assertThat(hasRoomFor("carl", "192.0.2.1")).isFalse();
        assertThat(hasRoomFor("carl", "192.0.2.2")).isTrue();
    }

    @Test
    void theNodeHasSoManySockets() {
        for (int user = 0; user < 5; user++) {
            enter("user-" + user, "192.0.2." + user);
        }
        assertThat(hasRoomFor("one-more", "192.0.2.9")).isFalse();
    }

    @Test
    void whoIsTurnedAwayTakesNothingAndWhoLeavesTwiceGivesBackOnce() {
        Occupancy.Place first = enter("anna", "192.0.2.1");
        Occupancy.Place second = enter("anna", "192.0.2.1");
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(hasRoomFor("anna", "192.0.2.1")).isFalse();
        }
        first.leave();
        first.leave();
        enter("anna", "192.0.2.1").leave();
        assertThat(occupancy.isEmpty()).isFalse();

        second.leave();
        assertThat(occupancy.isEmpty()).isTrue();
    }

    @Test
    void subscriptionsAreSummedOverAUsersSocketsAndEndWithThem() {
        Occupancy.Place first = enter("anna", "192.0.2.1");
        Occupancy.Place second = enter("anna", "192.0.2.2");
        Occupancy.Place other = enter("bert", "192.0.2.2");

        assertThat(first.maySubscribeTo(15)).isTrue();
        assertThat(second.maySubscribeTo(6)).isFalse(); // 15 + 6 > 20
        assertThat(second.maySubscribeTo(5)).isTrue();
        assertThat(other.maySubscribeTo(20)).isTrue();
        assertThat(first.maySubscribeTo(10)).isTrue();
        assertThat(second.maySubscribeTo(10)).isTrue();

        first.leave();
        assertThat(first.maySubscribeTo(1)).isFalse();
        assertThat(second.maySubscribeTo(20)).isTrue();
    }

    @Test
    void messagesAreLimitedOverAUsersSocketsAndConnectingAgainDoesNotHelp() {
        Occupancy.Place first = enter("anna", "192.0.2.1");
        Occupancy.Place second = enter("anna", "192.0.2.2");
        for (int message = 0; message < 10; message++) { // a burst of twice the rate
            assertThat(first.mayAsk()).isTrue();
            assertThat(second.mayAsk()).isTrue();
        }
        assertThat(second.mayAsk()).isFalse();

        first.leave();
        second.leave();
        Occupancy.Place again = enter("anna", "192.0.2.1");
        assertThat(again.mayAsk()).isFalse();
        assertThat(enter("bert", "192.0.2.1").mayAsk()).isTrue();

        clock.advance(Duration.ofMillis(100)); // one of 10 a second
        assertThat(again.mayAsk()).isTrue();
        assertThat(again.mayAsk()).isFalse();
    }
}
