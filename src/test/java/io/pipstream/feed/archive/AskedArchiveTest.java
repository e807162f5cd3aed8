package io.pipstream.feed.archive;

import static io.pipstream.domain.market.CandleInterval.ONE_MINUTE;
import static io.pipstream.domain.market.InstrumentFixtures.XAU_USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.feed.live.Answer;
import io.pipstream.feed.live.Question;
import io.pipstream.pricing.ArchiveException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AskedArchiveTest {

    final List<Question> asked = new ArrayList<>();
    final CompletableFuture<Answer> answer = new CompletableFuture<>();
    final AskedArchive archive =
            new AskedArchive("twelvedata", new TwelveDataHistory(), HistoryDialectsTest.ACCESS, question -> {
                asked.add(question);
                return answer;
            });

    @Test
    void anAnswerBecomesCandlesOfTheSource() {
        var candles = archive.fetch(
                        HistoryDialectsTest.track("twelvedata", ONE_MINUTE), HistoryDialectsTest.TEN_MINUTES)
                .toCompletableFuture();
        assertThat(candles).isNotDone();
        answer.complete(new Answer(200, Map.of(), HistoryDialectsTest.TWELVE_DATA));

        assertThat(asked).hasSize(1);
        assertThat(candles.join())
                .hasSize(2)
                .allMatch(candle -> candle.slot().source().equals("twelvedata"));
    }

    @Test
    void aRefusalComesAsOne() {
        var candles = archive.fetch(
                        HistoryDialectsTest.track("twelvedata", ONE_MINUTE), HistoryDialectsTest.TEN_MINUTES)
                .toCompletableFuture();
        answer.complete(new Answer(429, Map.of(), ""));

        assertThatThrownBy(candles::join).hasCauseInstanceOf(ArchiveException.class);
    }

    @Test
    void metalsAreNotYahoos() {
        assertThat(new YahooHistory().reach(XAU_USD, ONE_MINUTE)).isEmpty();
        assertThat(new YahooHistory().reach(InstrumentFixtures.USD_JPY, ONE_MINUTE))
                .isPresent();
        assertThat(archive.reach(XAU_USD, ONE_MINUTE)).isPresent();
    }
}
