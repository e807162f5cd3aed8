package io.pipstream.ledger;

import io.pipstream.notification.ChannelStore;
import io.pipstream.notification.NewsStore;
import io.pipstream.notification.NotificationStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Channels, notifications, and how far news has been told, in the ledger's database. */
@ApplicationScoped
public class NotificationStores {

    @Produces
    @Dependent
    ChannelStore channels(Database database) {
        return new JpaChannels(database);
    }

    @Produces
    @Dependent
    NotificationStore notifications(Database database) {
        return new JdbcNotifications(database);
    }

    @Produces
    @Dependent
    NewsStore news(Database database) {
        return new JdbcNews(database);
    }
}
