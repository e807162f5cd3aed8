package io.pipstream.notification.delivery;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/**
 * A mail of plain text. Its content is encoded here: who lets Jakarta Mail do it needs handlers of types that are found by the
 * thread's class loader, or not.
 */
final class PlainMail extends MimeMessage {

    private static final String QUOTED_PRINTABLE = "quoted-printable";

    /** @param id the same for the same mail, unique for all others; without brackets */
    PlainMail(Session session, MailSettings settings, String to, MailText text, String id, Instant now)
            throws MessagingException, IOException {
        super(session);
        content = encoded(text.body());
        setFrom(new InternetAddress(settings.from(), true));
        setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        setSubject(text.subject(), "UTF-8");
        setSentDate(Date.from(now));
        setHeader("Message-ID", "<" + id + "@" + settings.domain() + ">");
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("MIME-Version", "1.0");
        setHeader("Content-Type", "text/plain; charset=UTF-8");
        setHeader("Content-Transfer-Encoding", QUOTED_PRINTABLE);
        modified = false;
        saved = true;
    }

    private static byte[] encoded(String body) throws MessagingException, IOException {
        String lines = body.replaceAll("\\R", "\r\n");
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(lines.length() * 2);
        try (OutputStream encoder = MimeUtility.encode(encoded, QUOTED_PRINTABLE)) {
            encoder.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return encoded.toByteArray();
    }
}
