package io.pipstream.feed.dukascopy;

import static io.pipstream.feed.dukascopy.Bi5Fixtures.hour;
import static io.pipstream.feed.dukascopy.Bi5Fixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.live.Reactions;
import io.pipstream.platform.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchingFeedTest extends FetchingStage {

    static final String HOUR_13 = "EURUSD/2025/00/02/13h_ticks.bi5";
    static final String HOUR_14 = "EURUSD/2025/00/02/14h_ticks.bi5";
    static final String HOUR_15 = "EURUSD/2025/00/02/15h_ticks.bi5";

    @Test
    void missingHoursAreFetchedInOrderWithPausesAndReplayedThen() throws IOException {
        write(folder, hour("EURUSD", "2025-01-02T14:00:00Z"), 7, 100_000, 100_001);
        archive.next(tickAfter(1)).next(tickAfter(2));
        Feed feed = started(THREE_HOURS);
        assertThat(feed.condition().state()).isEqualTo(State.CONNECTING);
        untilTold(feed, "fetched 0 of 2 hours");
        until(() -> files().contains(HOUR_13));

        pass(Duration.ofMillis(999));
        assertThat(time.live()).isEqualTo(1);
        assertThat(feed.condition().detail()).isEqualTo("fetched 0 of 2 hours");
        pass(Duration.ofMillis(1));
        untilTold(feed, "fetched 1 of 2 hours");
        until(() -> feed.condition().state() == State.RUNNING);
        pass(Duration.ofMillis(10));

        assertThat(asked()).containsExactly("/datafeed/" + HOUR_13, "/datafeed/" + HOUR_15);
        assertThat(files()).containsExactly(HOUR_13, HOUR_14, HOUR_15);
        assertThat(sink.quotes)
                .extracting(quote -> quote.time().toString())
                .containsExactly("2025-01-02T13:00:00.001Z", "2025-01-02T14:00:00.007Z", "2025-01-02T15:00:00.002Z");
        assertThat(sink.ended).isTrue();
        until(() -> archive.connections() == 0);
        feed.stop();
        assertThat(time.live()).isZero();
    }

    @Test
    void aSecondStartFetchesNothing() {
        archive.always(tickAfter(1));
        Feed first = started("&from=2025-01-02T13:00:00Z&to=2025-01-02T14:00:00Z");
        until(() -> first.condition().state() == State.RUNNING);
        first.stop();

        Feed second = started("&from=2025-01-02T13:00:00Z&to=2025-01-02T14:00:00Z");
        until(() -> second.condition().state() == State.RUNNING);
        pass(Duration.ofMillis(10));

        assertThat(asked()).hasSize(1);
        assertThat(sink.quotes).hasSize(1);
        second.stop();
    }

    @Test
    void anHourThatTheArchiveDoesNotHaveOrThatIsEmptyBecomesAnEmptyFile() throws IOException {
        archive.next(Reactions.status(404, "no such thing"))
                .next(Reactions.status(200, ""))
                .next(tickAfter(5));
        Feed feed = started(THREE_HOURS);
        until(() -> files().contains(HOUR_13));
        pass(FetchingFeed.PAUSE);
        until(() -> files().contains(HOUR_14));
        pass(FetchingFeed.PAUSE);
        until(() -> feed.condition().state() == State.RUNNING);
        pass(Duration.ofMillis(10));

        assertThat(Files.size(folder.resolve(HOUR_13))).isZero();
        assertThat(Files.size(folder.resolve(HOUR_14))).isZero();
        assertThat(sink.quotes).hasSize(1);
        feed.stop();
    }

    @Test
    void afterARefusalItWaitsAsLongAsTheArchiveAsks() {
        archive.next(Reactions.status(503, "too busy", "Retry-After: 7")).next(tickAfter(5));
        Feed feed = started("&from=2025-01-02T13:00:00Z&to=2025-01-02T14:00:00Z");
        until(() -> feed.condition().state() == State.WAITING_TO_RETRY);
        assertThat(feed.condition().detail()).isEqualTo(HOUR_13 + ": HTTP 503 too busy");

        pass(Duration.ofSeconds(7));
        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);
        assertThat(time.live()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        until(() -> feed.condition().state() == State.RUNNING);

        assertThat(asked()).hasSize(2);
        feed.stop();
    }

    @Test
    void theLongerTheArchiveFailsTheLessOftenItIsAsked() {
        archive.always(Reactions.status(500, ""));
        Feed feed = started(THREE_HOURS);
        for (int second = 0; second < 600; second++) {
            until(() -> feed.condition().state() == State.WAITING_TO_RETRY);
            pass(Duration.ofSeconds(1));
            if (time.live() == 0) {
                untilTold(feed, "fetched 0 of 3 hours");
            }
        }

        assertThat(asked().size()).isBetween(12, 27);
        assertThat(files()).isEmpty();
        feed.stop();
    }

    @Test
    void aRedirectionIsNotFollowed() {
        archive.always(Reactions.redirect(archive.http() + "/elsewhere"));
        Feed feed = started(THREE_HOURS);
        until(() -> feed.condition().state() == State.REFUSED);

        assertThat(asked()).containsExactly("/datafeed/" + HOUR_13);
        feed.stop();
    }

    @Test
    void anHourThatIsTooLongIsNotKept() {
        archive.always(Reactions.gzipBomb(HourTicks.MOST_PACKED_BYTES + 1));
        Feed feed = started(THREE_HOURS);
        untilTold(feed, "the answer is longer than");

        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);
        assertThat(files()).isEmpty();
        feed.stop();
    }

    @Test
    void whatIsNoHourIsNotKeptAndAFilePutThereEndsTheWait() throws IOException {
        archive.always(Reactions.status(200, "<html>Please log in to this network</html>"));
        Feed feed = started("&from=2025-01-02T13:00:00Z&to=2025-01-02T14:00:00Z");
        untilTold(feed, HOUR_13 + ": it ");
        assertThat(files()).isEmpty();

        write(folder, hour("EURUSD", "2025-01-02T13:00:00Z"), 7, 100_000, 100_001);
        pass(FetchingFeed.PAUSE);
        until(() -> feed.condition().state() == State.RUNNING);

        assertThat(asked()).hasSize(1);
        feed.stop();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsTriedAgain() throws IOException {
        Files.writeString(folder.resolve("EURUSD"), "a file where a folder should be");
        archive.always(tickAfter(5));
        Feed feed = started("&from=2025-01-02T13:00:00Z&to=2025-01-02T14:00:00Z");
        untilTold(feed, "it cannot be kept in the folder");
        assertThat(failures()).isEqualTo(1);

        Files.delete(folder.resolve("EURUSD"));
        pass(FetchingFeed.PAUSE);
        until(() -> feed.condition().state() == State.RUNNING);
        feed.stop();
    }

    @Test
    void hoursThatAreNotOverForLongAreNotAskedFor() {
        archive.always(tickAfter(5));
        Feed feed = started("&from=2025-01-15T08:30:00Z&to=2025-01-15T20:00:00Z"); // it is noon
        untilTold(feed, "fetched 0 of 2 hours");
        until(() -> files().size() == 1);
        pass(FetchingFeed.PAUSE);
        until(() -> feed.condition().state() == State.RUNNING);

        assertThat(asked())
                .containsExactly(
                        "/datafeed/EURUSD/2025/00/15/08h_ticks.bi5", "/datafeed/EURUSD/2025/00/15/09h_ticks.bi5");
        feed.stop();
    }

    @Test
    void hoursWithoutAnyTickEndTheFeed() {
        Feed feed = started("&from=2025-01-04T13:00:00Z&to=2025-01-04T14:00:00Z");
        untilTold(feed, "cannot be replayed");

        assertThat(feed.condition().state()).isEqualTo(State.STOPPED);
        assertThat(sink.ended).isTrue();
        assertThat(failures()).isEqualTo(1);
        feed.stop();
    }

    @Test
    void stoppedWhileItAsksItLeavesNothing() {
        archive.always(visit -> {
            visit.head(200);
            visit.raw("Content-Length: 1000\r\n\r\nthe beginning");
            visit.stay();
        });
        Feed feed = started(THREE_HOURS);
        until(() -> asked().size() == 1);

        feed.stop();
        feed.stop();

        until(() -> archive.connections() == 0);
        assertThat(time.live()).isZero();
        assertThat(feed.condition().state()).isEqualTo(State.STOPPED);
        assertThat(files()).isEmpty();
    }

    @Test
    void stoppedBetweenTwoHoursItLeavesNothing() {
        archive.always(tickAfter(5));
        Feed feed = started(THREE_HOURS);
        until(() -> files().size() == 1);

        feed.stop();
        pass(Duration.ofMinutes(5));

        until(() -> archive.connections() == 0);
        assertThat(time.live()).isZero();
        assertThat(files()).containsExactly(HOUR_13);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void stoppedBeforeItsStartItAsksNothing() {
        Feed feed = feed(THREE_HOURS);
        feed.stop();
        feed.start(sink);
        until(() -> feed.condition().state() == State.STOPPED);

        assertThat(asked()).isEmpty();
        assertThat(time.live()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=2025-01-02T13:00:00Z                           | needs from and to
            to=2025-01-02T13:00:00Z                             | needs from and to
            from=2024-01-01T00:30:00Z&to=2025-02-20T16:00:00.001Z | at most 10,000 hours
            """)
    void aSpanThatCannotBeFetchedIsRefused(String options, String reason) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> feed("&" + options))
                .withMessageStartingWith("Setting pipstream.feed=")
                .withMessageContaining(reason);
    }

    @Test
    void tenThousandHoursMayBeFetched() {
        assertThat(feed("&from=2024-01-01T00:30:00Z&to=2025-02-20T16:00:00Z")
                        .condition()
                        .state())
                .isEqualTo(State.STOPPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://archive.example/s3cr3t",
                "http://user:s3cr3t@archive.example",
                "https://archive.example/?s3cr3t",
                "https:///s3cr3t",
                "s3cr3t"
            })
    void anAddressThatCannotBeIsRefusedAndNotRepeated(String url) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> feed(url, "dukascopy:" + folder + "?symbol=EURUSD" + THREE_HOURS))
                .withMessageContaining("pipstream.feed.dukascopy.url")
                .withMessageNotContaining("s3cr3t");
    }
}
