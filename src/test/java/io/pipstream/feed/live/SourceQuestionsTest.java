package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.feed.VirtualTime;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.ArchiveException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SourceQuestionsTest {

    static final SourceTraits TRAITS =
            new SourceTraits("plain:rest", true, "https://api.example.test", Duration.ZERO, Duration.ZERO, 8, 800);
    static final Question QUESTION = new Question(URI.create("https://api.example.test/x"), Map.of());

    final VirtualTime time = new VirtualTime();
    final FakeTransport network = new FakeTransport(time.clock());
    final SourceQuotas quotas = new SourceQuotas(new FakeQuotaStore(), time.clock(), time.nanoClock());

    SourceQuestions questions(String... settings) {
        Map<String, String> values = new HashMap<>();
        for (int index = 0; index < settings.length; index += 2) {
            values.put("pipstream.feed.plain." + settings[index], settings[index + 1]);
        }
        return new SourceQuestions(
                Settings.of(values), InstrumentFixtures.someInstruments(), quotas, Runnable::run, network.transport());
    }

    CompletionStage<Answer> ask(SourceQuestions questions) {
        return questions.ask(TRAITS, QUESTION);
    }

    @Test
    void aSourceIsAskedAsItsFeedIs() {
        SourceAccess access = questions("key", "k", "rest-url", "https://proxy.test/p/")
                .access(TRAITS)
                .orElseThrow();

        assertThat(access.base()).hasToString("https://proxy.test/p");
        assertThat(access.key()).isEqualTo("k");
        assertThat(questions("key", "k").access(TRAITS).orElseThrow().base()).hasToString("https://api.example.test");
    }

    @Test
    void withoutItsKeyThereIsNoAccess() {
        assertThat(questions().access(TRAITS)).isEmpty();
    }

    @Test
    void aKeyGoesOutOverTlsOnly() {
        assertThatThrownBy(() ->
                        questions("key", "k", "rest-url", "http://example.test").access(TRAITS))
                .isInstanceOf(SettingException.class);
    }

    @Test
    void theAnswerIsGivenOn() {
        CompletableFuture<Answer> asked = ask(questions("key", "k")).toCompletableFuture();
        network.lastQuestion().answer(200, "{}");

        assertThat(asked).isCompletedWithValueMatching(answer -> answer.body().equals("{}"));
        assertThat(network.lastQuestion().question()).isEqualTo(QUESTION);
    }

    @Test
    void noMoreIsAskedThanTheQuotaThatTheFeedTakesOfAllows() {
        Quota quota = quotas.of("plain:rest", 8, 800);
        quota.take(); // the feed's own; half of eight may be asked at once, and half of that is for the feed
        ask(questions("key", "k"));

        CompletableFuture<Answer> refused = ask(questions("key", "k")).toCompletableFuture();

        assertThat(network.questions).hasSize(1);
        assertThatThrownBy(refused::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ArchiveException.class);
    }

    @Test
    void whenADayIsHalfSpentTheFeedComesFirst() {
        Quota quota = new Quota("other", 0, 800, new FakeQuotaStore(), time.clock(), time.nanoClock());
        for (int question = 0; question < 40; question++) { // of 80 that may be asked at once
            assertThat(quota.take()).isEmpty();
        }

        assertThat(quota.takeSpare()).isEmpty();
        assertThat(quota.takeSpare()).isPresent();
        assertThat(quota.take()).isEmpty();
    }

    @Test
    void aSourceThatWasAskedTooMuchIsLeftAloneByItsFeedToo() {
        ask(questions("key", "k"));
        network.lastQuestion().answer(429, "");

        assertThat(quotas.of("plain:rest", 8, 800).take())
                .get()
                .extracting(QuotaHold::reason)
                .isEqualTo(QuotaHold.Reason.PAUSE);
    }

    @Test
    void thePauseIsAsLongAsTheSourceAsksFor() {
        ask(questions("key", "k"));
        network.lastQuestion().answer().complete(new Answer(429, Map.of("Retry-After", "600"), ""));
        time.advance(Duration.ofSeconds(599));

        assertThat(quotas.of("plain:rest", 8, 800).take())
                .get()
                .extracting(QuotaHold::reason)
                .isEqualTo(QuotaHold.Reason.PAUSE);
    }

    @Test
    void aDayThatIsUsedUpIsNotOverInAMinute() {
        ask(questions("key", "k"));
        network.lastQuestion().answer(429, "You have run out of API credits for the day.");
        time.advance(Duration.ofMinutes(10));

        assertThat(quotas.of("plain:rest", 8, 800).take())
                .get()
                .extracting(QuotaHold::reason)
                .isEqualTo(QuotaHold.Reason.PAUSE);
    }

    @Test
    void nothingIsLeftOpenAtTheEnd() {
        questions("key", "k").applicationEnds(new Object());

        assertThat(network.closed).isEqualTo(1);
    }
}
