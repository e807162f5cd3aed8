package io.pipstream.notification.planning;

import io.pipstream.notification.Channel;
import io.pipstream.notification.Kind;
import io.pipstream.notification.NewNotification;
import io.pipstream.notification.NewsStore.Hearer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who hears which news, and when. */
final class Circulation {

    private Circulation() {}

    /** At most one for each hearer, who hears nothing that was before they began to listen. */
    static List<NewNotification> of(News news, List<Hearer> hearers, Instant now) {
        return hearers.stream()
                .filter(hearer -> !news.time().isBefore(hearer.since()))
                .flatMap(hearer -> of(news, hearer.channel(), now).stream())
                .toList();
    }

    private static Optional<NewNotification> of(News news, Channel channel, Instant now) {
        Optional<Kind> kind = news.kinds().stream()
                .filter(each -> channel.wishes().include(each, news.account()))
                .findFirst();
        return kind.map(as -> new NewNotification(
                channel.id(),
                channel.user(),
                as,
                news.account(),
                news.subject(),
                news.body(),
                news.data(),
                now,
                channel.wishes().due(as, now)));
    }
}
