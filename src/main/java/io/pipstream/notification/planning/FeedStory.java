package io.pipstream.notification.planning;

import io.pipstream.domain.market.Instrument;
import io.pipstream.notification.Kind;
import io.pipstream.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of the feeds, from one look at them to the next: lost, back, leading. Of each feed at most once in five
 * minutes, and then how it is; what was over before that is left out. For one thread at a time.
 */
final class FeedStory {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Map<String, Chapter> chapters = new HashMap<>();
    private final Map<Instrument, String> toldLeaders = new HashMap<>();

    /**
     * How a feed is.
     *
     * @param works null while that cannot be told, as while it connects
     * @param detail why not, without secrets; may be empty
     * @param leads the instruments whose price is the one it says
     */
    record Look(String source, @Nullable Boolean works, String detail, List<Instrument> leads) {}

    private static final class Chapter {
        private @Nullable Boolean toldWorks;
        private @Nullable Instant toldAt;

        boolean rests(Instant now) {
            return toldAt != null && now.isBefore(toldAt.plus(PAUSE));
        }
    }

    /** The first look at a feed is told only if it does not work. */
    List<News> look(List<Look> feeds, Instant now) {
        List<News> news = new ArrayList<>();
        for (Look feed : feeds) {
            Chapter chapter = chapters.computeIfAbsent(feed.source(), unknown -> new Chapter());
            if (!chapter.rests(now)) {
                state(feed, chapter, now).or(() -> lead(feed, now)).ifPresent(each -> {
                    chapter.toldAt = now;
                    news.add(each);
                });
            }
            // the first that quotes an instrument takes the lead from nobody
            feed.leads().forEach(instrument -> toldLeaders.putIfAbsent(instrument, feed.source()));
        }
        return news;
    }

    private static Optional<News> state(Look feed, Chapter chapter, Instant now) {
        Boolean works = feed.works();
        Boolean told = chapter.toldWorks;
        if (works == null || works.equals(told)) {
            return Optional.empty();
        }
        chapter.toldWorks = works;
        if (works) {
            return told == null ? Optional.empty() : Optional.of(news(feed, "back", "It gives prices again.", now));
        }
        return Optional.of(news(feed, "lost", feed.detail().isBlank() ? "It gives no prices." : feed.detail(), now));
    }

    private Optional<News> lead(Look feed, Instant now) {
        List<Instrument> taken = feed.leads().stream()
                .filter(each -> !feed.source().equals(toldLeaders.getOrDefault(each, feed.source())))
                .toList();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        String before = taken.stream()
                .map(each -> toldLeaders.getOrDefault(each, ""))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        taken.forEach(each -> toldLeaders.put(each, feed.source()));
        String what = taken.size() == 1 ? taken.get(0).symbol() : Words.units(taken.size()) + " instruments";
        return Optional.of(
                news(feed, "leads", "It gives the prices of " + what + " now, which came from " + before + ".", now));
    }

    private static News news(Look feed, String state, String body, Instant now) {
        return new News(
                List.of(Kind.FEED_STATE),
                null,
                now,
                "Feed " + feed.source() + (state.equals("leads") ? " leads" : " is " + state),
                body + "\nFeed " + feed.source() + ", " + Words.time(now) + ".",
                Json.encode(json -> {
                            json.writeStringField("type", "feed_state");
                            json.writeStringField("source", feed.source());
                            json.writeStringField("state", state);
                            json.writeStringField("detail", feed.detail());
                            json.writeNumberField("leads", feed.leads().size());
                            json.writeStringField("timestamp", now.toString());
                        })
                        .text());
    }
}
