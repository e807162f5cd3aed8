package io.pipstream.feed.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.CandleInterval;
import io.pipstream.feed.live.FakeQuestions;
import io.pipstream.feed.live.Question;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleArchive;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sources have a history that we may ask, and where. */
class LiveArchivesTest {

    static final Map<String, String> ALL = Map.of(
            "pipstream.feed", "oanda,yahoo,twelvedata,twelvedata:rest",
            "pipstream.feed.oanda.key", "k",
            "pipstream.feed.oanda.account", "101",
            "pipstream.feed.twelvedata.key", "k");

    final FakeQuestions network = new FakeQuestions();

    LiveArchives archives(Map<String, String> settings) {
        return new LiveArchives(network.questions(settings), Settings.of(settings));
    }

    Question asked(LiveArchives archives, String source) {
        CandleArchive archive = archives.of(source).orElseThrow();
        archive.fetch(HistoryDialectsTest.track(source, CandleInterval.ONE_MINUTE), HistoryDialectsTest.TEN_MINUTES);
        return network.lastQuestion();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "oanda, api-fxpractice.oanda.com",
        "yahoo, query1.finance.yahoo.com",
        "twelvedata, api.twelvedata.com",
        "twelvedata:rest, api.twelvedata.com",
    })
    void theHistoryOfASourceIsItsOwn(String source, String host) {
        assertThat(archives(ALL).of(source))
                .get()
                .extracting(CandleArchive::source)
                .isEqualTo(source);
        assertThat(asked(archives(ALL), source).address().getHost()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulated", "push", "kraken", "finnhub", "dukascopy:EURUSD", "replay:oanda"})
    void otherSourcesHaveNone(String source) {
        assertThat(archives(ALL).of(source)).isEmpty();
    }

    @Test
    void withoutAKeyOnlyThoseThatNeedNoneAreAsked() {
        assertThat(archives(Map.of("pipstream.feed", "oanda,twelvedata,yahoo")).of("oanda"))
                .isEmpty();
        assertThat(archives(Map.of("pipstream.feed", "oanda,twelvedata,yahoo")).of("twelvedata"))
                .isEmpty();
        assertThat(archives(Map.of("pipstream.feed", "oanda,twelvedata,yahoo")).of("yahoo"))
                .isPresent();
    }

    /** An earlier run may have left candles of it. */
    @Test
    void aSourceThatIsNotAmongTheFeedsIsNotAsked() {
        assertThat(archives(Map.of()).of("yahoo")).isEmpty();
        assertThat(archives(Map.of("pipstream.feed", "oanda,push")).of("yahoo")).isEmpty();
    }

    @Test
    void theyCanBeSwitchedOff() {
        assertThat(archives(Map.of("pipstream.feed", "yahoo", "pipstream.pricing.history", "false"))
                        .of("yahoo"))
                .isEmpty();
    }

    @Test
    void realAccountsOfOandaAreAskedWhereTheyAre() {
        LiveArchives real = archives(Map.of(
                "pipstream.feed", "oanda",
                "pipstream.feed.oanda.key", "k",
                "pipstream.feed.oanda.account", "101",
                "pipstream.feed.oanda.url", "https://stream-fxtrade.oanda.com"));

        assertThat(asked(real, "oanda").address().getHost()).isEqualTo("api-fxtrade.oanda.com");
    }

    @Test
    void anAddressThatCannotBeLeavesTheSourceWithoutAHistory() {
        assertThat(archives(Map.of(
                                "pipstream.feed", "twelvedata",
                                "pipstream.feed.twelvedata.key", "k",
                                "pipstream.feed.twelvedata.rest-url", "http://example.test"))
                        .of("twelvedata"))
                .isEmpty();
    }
}
