package io.pipstream.feed.live;

import static io.pipstream.feed.live.LiveFixtures.ASKED;
import static io.pipstream.feed.live.LiveFixtures.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.Malformed;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a source sends, a dialect says what it heard, and says it decently. */
class DialectFuzzTest {

    static final int MOST_SHOWN = 200;

    /** By the part of a source's name that its settings have. */
    static final Map<String, List<String>> RECORDED_BY_SOURCE = Map.of(
            "kraken", RecordedKraken.ALL,
            "oanda", RecordedOanda.ALL,
            "twelvedata", RecordedTwelveData.ALL,
            "finnhub", RecordedFinnhub.ALL,
            "alphavantage", RecordedAlphaVantage.ALL,
            "yahoo", RecordedYahoo.ALL,
            "truefx", RecordedTrueFx.ALL);

    static final List<String> RECORDED = new TreeMap<>(RECORDED_BY_SOURCE)
            .values().stream().flatMap(List::stream).toList();

    /** Instead of any value of a message. */
    static final List<String> OTHER_VALUES = List.of(
            "null",
            "true",
            "\"\"",
            "\"NaN\"",
            "\"1.1\"",
            "\"" + KEY + "\"",
            "\"\\u0000\\u001b[2J\\ud83d\"",
            "-1",
            "0",
            "1E999999999",
            "1E99999999999",
            "1E-999999999",
            "9223372036854775808",
            "9".repeat(39),
            "9".repeat(2_000),
            "-9223372036854775808",
            "NaN",
            "[]",
            "{}",
            "[[1]]",
            "{\"price\":{\"price\":[]}}",
            "[".repeat(50) + "]".repeat(50));

    static final Pattern VALUE =
            Pattern.compile("(?<=:)(?:\"[^\"]*\"|-?[0-9.]+|true|false|null|\\[[^\\[\\]]*]|\\{[^{}]*})");

    static final List<Integer> STATUSES = List.of(200, 200, 200, 204, 301, 400, 401, 403, 404, 429, 500, 503, 999);

    static List<Dialect> dialects() {
        return Dialects.all();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void everyRecordedMessageOfAnySourceIsHeard(Dialect dialect) {
        RECORDED.forEach(text -> hears(dialect, text));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aMessageTornAtAnyPlaceIsHeardAndGivesNoOtherPrice(Dialect dialect) {
        for (String text : recorded(dialect)) {
            List<Heard> whole = prices(hears(dialect, text));
            for (int end = 0; end < text.length(); end++) {
                List<Heard> torn = prices(hears(dialect, text.substring(0, end)));
                assertThat(whole).containsAll(torn);
            }
        }
    }

    private static List<Heard> prices(List<Heard> heard) {
        return heard.stream()
                .filter(each -> each instanceof TwoSided || each instanceof Last)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void anyValueInThePlaceOfAnotherIsHeard(Dialect dialect) {
        for (String text : recorded(dialect)) {
            List<int[]> places = new ArrayList<>();
            VALUE.matcher(text).results().forEach(found -> places.add(new int[] {found.start(), found.end()}));
            for (int[] place : places) {
                OTHER_VALUES.forEach(
                        other -> hears(dialect, text.substring(0, place[0]) + other + text.substring(place[1])));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void randomDamageIsHeard(Dialect dialect) {
        Random random = new Random(20251125);
        for (int round = 0; round < 1_500; round++) {
            StringBuilder text = new StringBuilder(RECORDED.get(random.nextInt(RECORDED.size())));
            for (int damage = random.nextInt(6); damage >= 0 && text.length() > 0; damage--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(128));
                    case 1 -> text.setCharAt(at, (char) random.nextInt(65_536));
                    case 2 -> text.deleteCharAt(at);
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                }
            }
            hears(dialect, text.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void whatIsNotWhatTheyDocumentIsHeard(Dialect dialect) {
        List.of(
                        "",
                        " ",
                        "\u0000",
                        "null",
                        "[]",
                        "\"text\"",
                        "NaN",
                        "{} {}",
                        "{\"a\":1,\"a\":2}",
                        "<html><body>\u001b[31m" + KEY + " was wrong</body></html>",
                        "{\"error\":\"" + KEY + "\",\"errorMessage\":\"apikey=" + KEY + "\"}",
                        "{\"" + "x".repeat(20_000) + "\":1}",
                        "{\"a\":\"" + "x".repeat(20_000) + "\"}",
                        "{\"a\":" + "[".repeat(100_000),
                        "x".repeat(2_000_000),
                        KEY.repeat(100))
                .forEach(text -> hears(dialect, text));
    }

    private static List<String> recorded(Dialect dialect) {
        return Objects.requireNonNull(RECORDED_BY_SOURCE.get(dialect.traits().settingsName()));
    }

    /** All that the dialect hears in the text, however it may come; each checked. */
    private static List<Heard> hears(Dialect dialect, String text) {
        List<Heard> all = new ArrayList<>();
        if (dialect instanceof SocketDialect socket) {
            all.addAll(socket.read(text, ASKED));
        }
        if (dialect instanceof LineDialect line) {
            all.addAll(line.read(text, ASKED));
            all.addAll(line.readRefusal(answer(text)));
        }
        if (dialect instanceof PollDialect poll) {
            List<Instrument> asked = ASKED.subList(0, Math.min(poll.mostAtOnce(), ASKED.size()));
            all.addAll(poll.read(answer(text), asked));
            all.addAll(poll.read(new Answer(200, Map.of(), text), asked));
        }
        if (all.isEmpty()) {
            throw new AssertionError("Nothing was heard");
        }
        all.forEach(DialectFuzzTest::requireDecent);
        return all;
    }

    private static Answer answer(String text) {
        int status = STATUSES.get(Math.floorMod(text.hashCode(), STATUSES.size()));
        return new Answer(
                status,
                Map.of("Retry-After", text.substring(0, Math.min(8, text.length())), "Location", "https://x/?k=" + KEY),
                text);
    }

    private static void requireDecent(Heard heard) {
        String detail = "";
        if (heard instanceof Malformed malformed) {
            detail = malformed.detail();
        } else if (heard instanceof NotOffered not) {
            detail = not.detail();
        } else if (heard instanceof Refused refused) {
            detail = refused.detail();
            require(refused.retryAfter().orElse(Duration.ZERO).compareTo(RetryAfter.LONGEST) <= 0, refused);
        } else if (heard instanceof TwoSided price) {
            require(price.bid().precision() <= 40 && Math.abs(price.ask().scale()) <= 40, price);
        }
        boolean fit = detail.length() <= MOST_SHOWN
                && !detail.contains(KEY)
                && detail.chars().noneMatch(Character::isISOControl);
        require(fit, heard);
    }

    /** Far quicker than an assertion, of which there would be a million. */
    private static void require(boolean holds, Heard heard) {
        if (!holds) {
            throw new AssertionError("Should not be heard so: " + heard);
        }
    }
}
