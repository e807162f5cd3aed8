package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A source as the settings have it.
 *
 * @param instruments what is asked of it; it has a symbol for each
 * @param muteAfter how long its connection may say nothing before it counts as dead
 * @param every between two questions
 * @param perMinute the most questions in any minute; 0 without a limit
 * @param perDay the most questions in any 24 hours; 0 without a limit
 * @param maxAge how much older than now a price of its may be
 */
record LiveSource(
        Dialect dialect,
        SourceAccess access,
        List<Instrument> instruments,
        Duration muteAfter,
        Duration every,
        int perMinute,
        int perDay,
        Duration maxAge) {

    private static final Duration LATEST = Duration.ofMinutes(5);

    LiveSource {
        instruments = List.copyOf(instruments);
    }

    /** As its quotes carry it. */
    String name() {
        return dialect.traits().source();
    }

    /**
     * When it is late with a price: after twice the time that a round of questions about all instruments takes, or five minutes
     * if that is less. Empty for one that speaks by itself.
     */
    Optional<Duration> lateAfter() {
        if (!(dialect instanceof PollDialect asked)) {
            return Optional.empty();
        }
        Duration byMinute =
                perMinute == 0 ? every : QuotaLimit.ofMinute(perMinute).pace();
        Duration byDay = perDay == 0 ? every : QuotaLimit.ofDay(perDay).pace();
        Duration paced = longer(every, longer(byMinute, byDay));
        int questions = (instruments.size() + asked.mostAtOnce() - 1) / asked.mostAtOnce();
        Duration twoRounds = paced.multipliedBy(questions).multipliedBy(2);
        return Optional.of(twoRounds.compareTo(LATEST) < 0 ? twoRounds : LATEST);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The text without our key and account, wherever they stand in it. */
    String hidden(String text) {
        return without(access.account(), without(access.key(), text));
    }

    private static String without(String secret, String text) {
        return secret.isEmpty() ? text : text.replace(secret, "…");
    }
}
