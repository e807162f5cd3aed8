package io.pipstream.access;

import java.time.Instant;

/**
 * That somebody did something. Holds no secret.
 *
 * @param act what, such as {@code login}, {@code token.issue}, {@code order.place}; at most 64 characters
 * @param subject to what or whom; at most 128 characters, longer ones are cut
 * @param detail further words; at most 512 characters, longer ones are cut
 */
public record AuditEntry(Instant at, Actor actor, String act, String subject, String detail) {

    private static final int LONGEST_SUBJECT = 128;
    private static final int LONGEST_DETAIL = 512;

    public AuditEntry {
        subject = Plain.text(subject, LONGEST_SUBJECT);
        detail = Plain.text(detail, LONGEST_DETAIL);
    }
}
