package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.KEY;
import static io.pipstream.feed.live.LiveFixtures.soon;
import static io.pipstream.feed.live.RecordedPrices.price;
import static io.pipstream.feed.live.RecordedPrices.says;
import static io.pipstream.feed.live.RecordedPrices.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.FeedCondition.State;
import io.pipstream.feed.FeedCondition.Usage;
import io.pipstream.feed.QuoteRefusal;
import io.pipstream.feed.live.SourceServer.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each source as a feed, from its server to the sink. */
class LiveSourcesContractTest {

    static final Duration LONG = Duration.ofMinutes(1);

    /** Far shorter than any setting may be, and far longer than a message needs on the loopback interface. */
    static final Duration SHORT = Duration.ofSeconds(2);

    static final Set<String> TWO_SIDED = Set.of("kraken", "oanda", "alphavantage", "truefx");

    static List<Dialect> dialects() {
        return Dialects.all();
    }

    static List<Dialect> withTimes() {
        return Dialects.all().stream()
                .filter(dialect -> !(dialect instanceof TwelveDataRestDialect))
                .toList();
    }

    static List<Dialect> connected() {
        return SourceFaultsContractTest.connected();
    }

    static List<Dialect> polled() {
        return SourceFaultsContractTest.polled();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void itsPriceBecomesAQuoteThatSaysWhereItComesFrom(Dialect dialect) throws Exception {
        try (RunningSource source = new RunningSource(dialect, time(dialect), LONG)) {
            source.server.always(says(dialect, price(dialect)));
            source.start();

            soon().untilAsserted(() -> assertThat(source.quotes).isNotEmpty());
            assertThat(source.quotes.get(0)).satisfies(quote -> {
                assertThat(quote.instrument()).isEqualTo(EURUSD);
                assertThat(quote.source()).isEqualTo(dialect.traits().source());
                assertThat(quote.time()).isEqualTo(time(dialect));
                assertThat(quote.synthetic())
                        .isEqualTo(!TWO_SIDED.contains(dialect.traits().source()));
            });
            soon().untilAsserted(() -> assertThat(source.condition().state()).isEqualTo(State.RUNNING));
        }
    }

    @ParameterizedTest
    @MethodSource("withTimes")
    void aPriceAheadOfOurClockIsRefused(Dialect dialect) throws Exception {
        try (RunningSource source = new RunningSource(dialect, time(dialect).minusSeconds(6), LONG)) {
            source.server.always(says(dialect, price(dialect)));
            source.start();

            soon().untilAsserted(() -> assertThat(source.refusals).contains(QuoteRefusal.FUTURE));
            assertThat(source.quotes).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("withTimes")
    void aPriceFarBehindOurClockIsRefused(Dialect dialect) throws Exception {
        try (RunningSource source = new RunningSource(
                dialect, time(dialect).plus(RunningSource.MAX_AGE).plusSeconds(1), LONG)) {
            source.server.always(says(dialect, price(dialect)));
            source.start();

            soon().untilAsserted(() -> assertThat(source.refusals).contains(QuoteRefusal.STALE));
            assertThat(source.quotes).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("connected")
    void oneThatIsOpenAndMuteIsNoticedAndConnectedAnew(Dialect dialect) throws Exception {
        try (RunningSource source = new RunningSource(dialect, time(dialect), SHORT)) {
            source.server.next(says(dialect)).always(says(dialect, price(dialect)));
            source.start();

            soon().untilAsserted(() -> assertThat(source.quotes).isNotEmpty());
            assertThat(source.server.requests()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(source.reconnects("mute")).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("connected")
    void oneThatEndsTheConnectionIsConnectedAnew(Dialect dialect) throws Exception {
        try (RunningSource source = new RunningSource(dialect, time(dialect), LONG)) {
            source.server.next(saysAndEnds(dialect, price(dialect))).always(says(dialect, price(dialect)));
            source.start();

            soon().untilAsserted(() -> assertThat(source.quotes).hasSize(2));
            assertThat(source.reconnects("lost")).isOne();
            assertThat(source.server.requests()).hasSize(2);
        }
    }

    private static Reaction saysAndEnds(Dialect dialect, String message) {
        return dialect instanceof LineDialect
                ? visit -> {
                    visit.beginStream();
                    visit.chunk(message + "\n");
                    visit.endStream();
                }
                : Reactions.socket(peer -> {
                    peer.text(message);
                    peer.close(1001, "going away");
                    peer.stay();
                });
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aKeyThatIsNotAcceptedIsToldToTheOperatorAndNotShown(Dialect dialect) throws Exception {
        try (RunningSource source = new RunningSource(dialect, time(dialect), LONG)) {
            source.server.always(Reactions.status(401, "Who is " + KEY + "?"));
            source.start();

            soon().untilAsserted(() -> assertThat(source.condition().state()).isEqualTo(State.REFUSED));
            assertThat(source.condition().detail()).startsWith("HTTP 401").doesNotContain(KEY);
            assertThat(source.server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aRedirectionIsNotFollowed(Dialect dialect) throws Exception {
        try (RunningSource source = new RunningSource(dialect, time(dialect), LONG);
                SourceServer elsewhere = new SourceServer()) {
            source.server.always(Reactions.redirect(elsewhere.http() + "/?key=" + KEY));
            source.start();

            soon().untilAsserted(() -> assertThat(source.condition().state()).isEqualTo(State.REFUSED));
            assertThat(source.condition().detail())
                    .startsWith("HTTP 302 to 127.0.0.1")
                    .doesNotContain(KEY);
            assertThat(elsewhere.accepted()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("polled")
    void itIsNotAskedAgainBeforeItSaidThatItMayBe(Dialect dialect) throws Exception {
        try (RunningSource source = new RunningSource(dialect, time(dialect), LONG)) {
            source.server.always(Reactions.status(429, "Too Many Requests", "Retry-After: 120"));
            source.start();

            soon().untilAsserted(() -> assertThat(source.condition().usage().flatMap(Usage::blockedUntil))
                    .hasValueSatisfying(until ->
                            assertThat(until).isAfterOrEqualTo(time(dialect).plusSeconds(120))));
            assertThat(source.condition().state()).isEqualTo(State.OUT_OF_QUOTA);
            assertThat(source.server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("connected")
    void itIsNotConnectedAgainBeforeItSaidThatItMayBe(Dialect dialect) throws Exception {
        try (RunningSource source = new RunningSource(dialect, time(dialect), LONG)) {
            source.server.always(Reactions.status(429, "Too Many Requests", "Retry-After: 120"));
            source.start();

            soon().untilAsserted(() -> assertThat(source.condition().state()).isEqualTo(State.OUT_OF_QUOTA));
            // 120 s, and by chance up to a tenth more
            assertThat(source.condition().detail()).matches("HTTP 429.*; tries again in 1[23][0-9] s");
        }
    }

    @Test
    void whatADayAllowsIsOverUntilMidnightAndTheKeyThatComesWithItIsNotShown() throws Exception {
        Instant now = Instant.parse("2026-01-01T15:00:00Z");
        try (RunningSource source = new RunningSource(new AlphaVantageDialect(), now, LONG)) {
            source.server.always(Reactions.json(RecordedAlphaVantage.OUT_OF_DAY));
            source.start();

            soon().untilAsserted(() -> assertThat(source.condition().usage().flatMap(Usage::blockedUntil))
                    .hasValueSatisfying(until -> assertThat(until).isAfter(Instant.parse("2026-01-02T00:00:00Z"))));
            assertThat(source.condition().state()).isEqualTo(State.OUT_OF_QUOTA);
            assertThat(source.condition().detail())
                    .contains("25 requests per day")
                    .doesNotContain(KEY);
            assertThat(source.server.requests()).hasSize(1);
        }
    }

    @Test
    void aSourceThatHasNothingOfWhatIsWantedIsLeftAlone() throws Exception {
        YahooDialect yahoo = new YahooDialect();
        try (RunningSource source = new RunningSource(yahoo, time(yahoo), LONG)) {
            source.server.always(Reactions.status(404, RecordedYahoo.NOT_FOUND));
            source.start();

            // its next turn is 5 s later
            soon().untilAsserted(() -> assertThat(source.condition().state()).isEqualTo(State.REFUSED));
            assertThat(source.condition().detail()).isEqualTo("it offers none of the instruments");
            assertThat(source.server.requests()).hasSize(1);
        }
    }
}
