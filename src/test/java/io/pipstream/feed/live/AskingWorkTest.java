package io.pipstream.feed.live;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.FeedCondition.Usage;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Randomness;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class AskingWorkTest {

    private static final Dialect FREE = new PlainText.Poll("plain", Duration.ofSeconds(10), 0, 0);

    private final LiveStage stage = new LiveStage();

    @Test
    void theInstrumentsTakeTurnsOneQuestionAtATime() {
        LiveFeed feed = stage.started(FREE);
        stage.pass(Duration.ofMillis(1));
        assertThat(symbols(0)).isEqualTo("EURUSD");

        stage.pass(9);
        assertThat(stage.network.questions).hasSize(1); // the answer is awaited still
        asked().answer(200, "EURUSD 1.1 1.2");
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
        stage.pass(1);
        assertThat(symbols(1)).isEqualTo("USDJPY");
        asked().answer(200, "USDJPY 150 151");
        stage.pass(10);

        assertThat(symbols(2)).isEqualTo("XAUUSD");
        assertThat(stage.sink.quotes).hasSize(2);
        assertThat(stage.count("pipstream.feed.questions", "outcome", "answered"))
                .isEqualTo(2);
        assertThat(stage.registry.find("pipstream.feed.answers").timer().count())
                .isEqualTo(2);
    }

    @Test
    void severalInstrumentsGoIntoOneQuestionWhereTheSourceTakesThem() {
        stage.started(
                new PlainText.Poll(PlainText.traits("plain", "https://live.example", Duration.ofSeconds(10), 0, 0), 2));
        stage.pass(Duration.ofMillis(1));
        asked().answer(200, "EURUSD 1.1 1.2\nUSDJPY 150 151");
        stage.pass(10);

        assertThat(List.of(symbols(0), symbols(1))).containsExactly("EURUSD,USDJPY", "XAUUSD,EURUSD");
    }

    @Test
    void itAsksNothingWhileNobodyWantsItAndAtOnceWhenSomebodyDoes() {
        stage.sink.wanted = instrument -> false;
        LiveFeed feed = stage.started(FREE);
        stage.pass(3_600);
        assertThat(stage.network.questions).isEmpty();
        assertThat(feed.condition().state()).isEqualTo(State.STANDBY);

        stage.sink.wanted = EUR_USD::equals;
        stage.pass(Duration.ofMillis(1_001));
        asked().answer(200, "EURUSD 1.1 1.2");
        stage.pass(10);

        assertThat(symbols(0) + symbols(1)).isEqualTo("EURUSDEURUSD");
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void whatItDoesNotOfferIsNotAskedForAgain() {
        stage.sink.wanted = instrument -> !instrument.symbol().equals("XAUUSD");
        stage.started(FREE);
        stage.pass(Duration.ofMillis(1));
        asked().answer(200, "no EURUSD");
        stage.pass(10);
        asked().answer(200, "USDJPY 150 151");
        stage.pass(10);

        assertThat(symbols(2)).isEqualTo("USDJPY");
    }

    @Test
    void aSourceThatOffersNothingIsTriedAgainOnceInAWhile() {
        LiveFeed feed = stage.started(FREE);
        for (int turn = 0; turn < 3; turn++) {
            stage.pass(10);
            asked().answer(200, "no " + symbols(turn));
        }
        stage.pass(20);
        assertThat(feed.condition().state()).isEqualTo(State.REFUSED);
        assertThat(stage.network.questions).hasSize(3);

        stage.pass(Backoff.REFUSED);
        assertThat(stage.network.questions).hasSize(4);
    }

    @Test
    void aLostQuestionIsAskedAgainLater() {
        LiveFeed feed = stage.started(FREE);
        stage.pass(Duration.ofMillis(1));
        asked().lose("no answer in time");

        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);
        assertThat(feed.condition().detail()).isEqualTo("no answer in time");
        stage.pass(10);
        assertThat(stage.network.questions).hasSize(2);
    }

    @Test
    void aQuestionOfWhichNothingIsEverToldIsGivenUp() {
        LiveFeed feed = stage.started(FREE);
        stage.pass(41);
        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);
        stage.pass(2);
        assertThat(stage.network.questions).hasSize(2);

        stage.network.questions.get(0).answer(200, "EURUSD 1.1 1.2");
        assertThat(stage.sink.quotes).isEmpty();
    }

    @Test
    void aSourceThatKeepsFailingIsAskedLessAndLessUntilItAnswers() {
        LiveFeed feed = stage.started(new PlainText.Poll("plain", Duration.ofSeconds(1), 0, 0));
        for (int second = 0; second < 3_600; second++) {
            stage.pass(1);
            failAll();
        }
        int inFirstHour = stage.network.questions.size();
        assertThat(inFirstHour).isBetween(25, 60);

        int asked = inFirstHour;
        Instant up = stage.time.clock().instant();
        while (stage.network.questions.size() == asked) {
            stage.pass(1);
        }
        assertThat(Duration.between(up, stage.time.clock().instant()))
                .isLessThanOrEqualTo(LiveFeed.LONGEST_BREAK.plusSeconds(2));
        asked().answer(200, "EURUSD 1.1 1.2");
        assertThat(feed.condition().state()).isEqualTo(State.RUNNING);
        stage.pass(3);
        assertThat(stage.network.questions).hasSize(asked + 2);
    }

    @Test
    void aWrongKeyIsTriedOnceInAQuarterOfAnHour() {
        LiveFeed feed = stage.started(FREE);
        stage.pass(Duration.ofMillis(1));
        asked().answer(401, "the key " + PlainText.KEY + " is wrong");
        assertThat(feed.condition().state()).isEqualTo(State.REFUSED);
        assertThat(feed.condition().detail()).doesNotContain(PlainText.KEY);

        stage.pass(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(stage.network.questions).hasSize(1);
        stage.pass(2);
        assertThat(stage.network.questions).hasSize(2);
    }

    @Test
    void aPauseThatTheSourceWantsHoldsOverARestart() {
        LiveFeed feed = stage.started(FREE);
        stage.pass(Duration.ofMillis(1));
        asked().answer().complete(new Answer(429, Map.of("Retry-After", "600"), ""));
        assertThat(feed.condition().state()).isEqualTo(State.OUT_OF_QUOTA);
        assertThat(usage(feed).blockedUntil()).isPresent();
        feed.stop();

        LiveFeed again = stage.started(FREE);
        stage.pass(599);
        assertThat(stage.network.questions).hasSize(1);
        assertThat(again.condition().state()).isEqualTo(State.OUT_OF_QUOTA);
        stage.pass(70);
        assertThat(stage.network.questions).hasSizeGreaterThan(1);
    }

    @Test
    void aSourceThatRefusesAgainAndAgainWithoutAWaitIsAskedLessAndLess() {
        stage.started(new PlainText.Poll("plain", Duration.ofSeconds(1), 0, 0));
        for (int second = 0; second < 600; second++) {
            stage.pass(1);
            asked().answer().complete(new Answer(429, Map.of("Retry-After", "0"), ""));
        }

        assertThat(stage.network.questions).hasSizeBetween(10, 30);
    }

    @Test
    void nothingIsAskedThatCannotBeWrittenDown() {
        stage.store.isDown = true;
        LiveFeed feed = stage.started(FREE);
        stage.pass(600);
        assertThat(stage.network.questions).isEmpty();
        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);

        stage.store.isDown = false;
        stage.pass(31);
        assertThat(stage.network.questions).hasSize(1);
    }

    @Test
    void anEmptyDayIsToldAndTheFeedLivesOnWhatFlowsIn() {
        LiveFeed feed = stage.started(new PlainText.Poll("plain", Duration.ofSeconds(1), 0, 24));
        for (int second = 0; second < 600; second++) {
            stage.pass(1);
            answerAll();
        }
        assertThat(stage.network.questions).hasSize(2); // a tenth at once, the others over a day
        assertThat(feed.condition().state()).isEqualTo(State.OUT_OF_QUOTA);
        assertThat(usage(feed)).extracting(Usage::leftInDay, Usage::usedToday).containsExactly(0L, 2L);

        for (int minute = 0; minute < 240; minute++) {
            stage.pass(60);
            answerAll();
        }
        assertThat(stage.network.questions).hasSize(5); // 22 a day are 3.8 in 250 minutes
        assertThat(feed.condition().state()).isEqualTo(State.OUT_OF_QUOTA);
    }

    @Test
    void everyInstrumentIsAskedAboutThoughEachSecondQuestionIsHeldByTheQuota() {
        stage.sink.wanted = instrument -> !instrument.symbol().equals("XAUUSD");
        // two at once, and then one each 30 s: of two turns one is held
        stage.started(new PlainText.Poll("plain", Duration.ofSeconds(20), 4, 0));
        for (int second = 0; second < 600; second++) {
            stage.pass(1);
            answerAll();
        }

        List<String> asked = stage.network.questions.stream()
                .map(question -> question.question().address().getQuery())
                .toList();
        assertThat(asked.size()).isBetween(18, 22);
        assertThat(asked.stream().filter(query -> query.contains("EURUSD")).count())
                .isBetween(asked.size() / 2L - 1, asked.size() / 2L + 1);
    }

    @Test
    void afterItIsStoppedItAsksNothingAndHasNothingScheduled() {
        LiveFeed feed = stage.started(FREE);
        stage.pass(Duration.ofMillis(1));

        feed.stop();
        asked().answer(200, "EURUSD 1.1 1.2");
        stage.pass(3_600);

        assertThat(stage.sink.quotes).isEmpty();
        assertThat(stage.network.questions).hasSize(1);
        assertThat(stage.time.live()).isZero();
        assertThat(stage.network.closed).isEqualTo(1);
    }

    @Test
    void stoppedWhileTheStoreIsWaitedForItDoesNotAsk() {
        HandDriven blocking = new HandDriven();
        LiveFeed feed = feed(blocking);
        feed.start(stage.sink);
        stage.pass(1);
        assertThat(blocking.waiting()).isEqualTo(1);

        feed.stop();
        blocking.runAll();

        assertThat(stage.network.questions).isEmpty();
        assertThat(stage.store.spentBySource.get("plain").usedToday()).isEqualTo(1);
    }

    @Test
    void withoutAThreadItWaitsAndTriesAgain() {
        HandDriven blocking = new HandDriven();
        blocking.reject();
        LiveFeed feed = feed(blocking);
        feed.start(stage.sink);
        stage.pass(10);
        assertThat(feed.condition().state()).isEqualTo(State.WAITING_TO_RETRY);

        blocking.accept();
        stage.pass(60);
        blocking.runAll();

        assertThat(stage.network.questions).hasSize(1);
        feed.stop();
    }

    private LiveFeed feed(Executor blocking) {
        LiveSource source = PlainText.source(FREE, URI.create("https://live.example"));
        return new LiveFeed(
                source,
                new QuoteCheck(InstrumentFixtures.someInstruments(), source.maxAge()),
                stage.network::transport,
                new Surroundings(stage.time.clock(), stage.time.nanoClock(), stage.time, blocking),
                stage.store,
                Randomness.seeded(7),
                new LiveMetrics(new SimpleMeterRegistry(), "plain", stage.registry.counter("failures")));
    }

    private void answerAll() {
        stage.network.questions.forEach(question -> question.answer(200, "EURUSD 1.1 1.2"));
    }

    private void failAll() {
        stage.network.questions.forEach(question -> question.answer(500, "out of order"));
    }

    private FakeTransport.Asked asked() {
        return stage.network.lastQuestion();
    }

    private String symbols(int question) {
        return stage.network
                .questions
                .get(question)
                .question()
                .address()
                .getQuery()
                .replaceAll("symbols=|&key=.*", "");
    }

    private static Usage usage(LiveFeed feed) {
        return feed.condition().usage().orElseThrow();
    }
}
