package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.EURUSD;
import static io.pipstream.feed.live.LiveFixtures.KEY;
import static io.pipstream.feed.live.LiveFixtures.soon;
import static io.pipstream.feed.live.RecordedPrices.price;
import static io.pipstream.feed.live.RecordedPrices.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What any server on the way may do to any of the sources. */
class SourceFaultsContractTest {

    static final List<Instrument> ASKED = List.of(EURUSD);
    static final Duration SHORT = Duration.ofMillis(400);

    static List<Dialect> dialects() {
        return Dialects.all();
    }

    static List<Dialect> polled() {
        return Dialects.all().stream().filter(PollDialect.class::isInstance).toList();
    }

    static List<Dialect> connected() {
        return Dialects.all().stream()
                .filter(dialect -> !(dialect instanceof PollDialect))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void itsPriceIsHeard(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect)) {
            source.server.always(says(dialect, price(dialect)));
            source.begin(ASKED);

            soon().untilAsserted(
                            () -> assertThat(source.heard).singleElement().isInstanceOfAny(TwoSided.class, Last.class));
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aRedirectionIsNotFollowedAndTheKeyGoesNowhere(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect);
                SourceServer elsewhere = new SourceServer()) {
            source.server.always(Reactions.redirect(elsewhere.http() + "/?key=" + KEY));
            source.begin(ASKED);

            assertThat(refused(source))
                    .isEqualTo(new Refused(Cause.REDIRECTED, "HTTP 302 to 127.0.0.1", Optional.empty()));
            assertThat(elsewhere.accepted()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aLimitIsWaitedForAsLongAsItIsAsked(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect)) {
            source.server.always(Reactions.status(429, "Too Many Requests", "Retry-After: 7"));
            source.begin(ASKED);

            assertThat(refused(source).cause()).isEqualTo(Cause.RATE_LIMITED);
            assertThat(refused(source).retryAfter()).contains(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aWaitUntilADateIsMeasuredByTheSourcesClockHoweverWrongItIs(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect)) {
            source.server.always(Reactions.status(
                    503, "", "Date: Thu, 01 Jan 1998 12:00:00 GMT", "Retry-After: Thu, 01 Jan 1998 12:01:30 GMT"));
            source.begin(ASKED);

            assertThat(refused(source).cause()).isEqualTo(Cause.FAILED);
            assertThat(refused(source).retryAfter()).contains(Duration.ofSeconds(90));
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aKeyThatIsNotAcceptedIsUnauthorizedAndNotRepeated(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect)) {
            source.server.always(Reactions.status(401, "Who is " + KEY + "?\u0007"));
            source.begin(ASKED);

            assertThat(refused(source).cause()).isEqualTo(Cause.UNAUTHORIZED);
            // of a handshake that is refused, the client tells no body
            assertThat(refused(source).detail()).isIn("HTTP 401", "HTTP 401 Who is ***?");
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aServerThatIsBrokenFails(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect)) {
            source.server.always(Reactions.status(500, "<html><h1>Internal Server Error</h1></html>"));
            source.begin(ASKED);

            assertThat(refused(source).cause()).isEqualTo(Cause.FAILED);
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void oneThatAcceptsAndNeverAnswersIsLostInTime(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect)) {
            source.server.always(Reactions.silence());
            source.begin(ASKED, SHORT);

            isLostDecently(source);
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void oneThatResetsTheConnectionIsLost(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect)) {
            source.server.always(Reactions.reset());
            source.begin(ASKED);

            isLostDecently(source);
        }
    }

    @ParameterizedTest
    @MethodSource("polled")
    void aPackedAnswerIsHeardAsItWouldBeUnpacked(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect)) {
            source.server.next(Reactions.gzip(price(dialect))).next(says(dialect, price(dialect)));
            source.begin(ASKED);
            source.begin(ASKED);

            assertThat(source.heard).hasSize(2);
            assertThat(source.heard.get(0))
                    .isInstanceOfAny(TwoSided.class, Last.class)
                    .isEqualTo(source.heard.get(1));
            assertThat(source.server.requests().get(0).header("accept-encoding"))
                    .isEqualTo("gzip");
        }
    }

    @ParameterizedTest
    @MethodSource("polled")
    void aTornAnswerFailsAndTheNextIsHeard(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect)) {
            String price = price(dialect);
            source.server
                    .next(says(dialect, price.substring(0, price.length() / 2)))
                    .next(says(dialect, price));
            source.begin(ASKED);
            source.begin(ASKED);

            assertThat(source.heard).hasSize(2);
            assertThat(source.heard.get(0))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.cause()).isEqualTo(Cause.FAILED));
            assertThat(source.heard.get(1)).isInstanceOfAny(TwoSided.class, Last.class);
        }
    }

    @ParameterizedTest
    @MethodSource("connected")
    void aTornMessageIsMalformedAndTheConnectionGoesOn(Dialect dialect) throws Exception {
        try (Conversation source = new Conversation(dialect)) {
            String price = price(dialect);
            source.server.always(says(dialect, price.substring(0, price.length() / 2), price));
            source.begin(ASKED);

            soon().untilAsserted(() -> assertThat(source.heard).hasSize(2));
            assertThat(source.heard.get(0)).isInstanceOf(Malformed.class);
            assertThat(source.heard.get(1)).isInstanceOfAny(TwoSided.class, Last.class);
            assertThat(source.losses).isEmpty();
        }
    }

    private static Refused refused(Conversation source) {
        soon().untilAsserted(() -> assertThat(source.heard).singleElement().isInstanceOf(Refused.class));
        return (Refused) source.heard.get(0);
    }

    private static void isLostDecently(Conversation source) {
        soon().untilAsserted(() -> assertThat(source.losses).hasSize(1));
        assertThat(source.losses.get(0)).doesNotContain(KEY);
        assertThat(source.heard).isEmpty();
    }
}
