package io.pipstream.notification.delivery;

import io.pipstream.notification.NewNotification;
import io.pipstream.notification.Notification;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/**
 * What a mail says.
 *
 * @param subject one line, whatever the notification's is
 */
record MailText(String subject, String body) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final String SIGNATURE =
            "\n\n-- \nSent by Pipstream. What you are told of, and how, is set up there.\n";

    MailText {
        subject = oneLine(subject);
    }

    static MailText of(Parcel parcel) {
        NewNotification first = parcel.first().content();
        if (!parcel.isDigest()) {
            return new MailText(first.subject(), first.body() + SIGNATURE);
        }
        String all = parcel.notifications().stream().map(MailText::entry).collect(Collectors.joining("\n\n"));
        return new MailText(parcel.notifications().size() + " notifications from Pipstream", all + SIGNATURE);
    }

    private static String entry(Notification notification) {
        NewNotification content = notification.content();
        return MINUTE.format(content.createdAt()) + "  " + oneLine(content.subject()) + "\n" + content.body();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }
}
