package io.pipstream.ledger;

import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.notification.Channel;
import io.pipstream.notification.ChannelStore.ExpectedCode;
import io.pipstream.notification.Kind;
import io.pipstream.notification.Medium;
import io.pipstream.notification.QuietHours;
import io.pipstream.notification.Wishes;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of {@code notification_channel}. */
@Entity
@Table(name = "notification_channel")
class ChannelRow {

    @Id
    String id;

    @Column(name = "user_id")
    String userId;

    String medium;
    String name;
    String target;
    String secret;
    String kinds;
    String accounts;

    @Column(name = "at_once")
    String atOnce;

    @Column(name = "quiet_from")
    @Nullable
    String quietFrom;

    @Column(name = "quiet_to")
    @Nullable
    String quietTo;

    @Column(name = "quiet_zone")
    @Nullable
    String quietZone;

    @Column(name = "digest_seconds")
    @Nullable
    Long digestSeconds;

    boolean enabled;

    @Column(name = "created_at")
    OffsetDateTime createdAt;

    OffsetDateTime since;

    @Column(name = "confirmed_at")
    @Nullable
    OffsetDateTime confirmedAt;

    @Nullable
    String problem;

    @Column(name = "code_hash")
    @Nullable
    String codeHash;

    @Column(name = "code_expires_at")
    @Nullable
    OffsetDateTime codeExpiresAt;

    @Column(name = "code_attempts")
    @Nullable
    Integer codeAttempts;

    /** For the provider only. */
    @SuppressWarnings("NullAway")
    protected ChannelRow() {}

    @SuppressWarnings("NullAway.Init") // change sets the rest
    ChannelRow(Channel channel) {
        this.id = channel.id();
        this.userId = channel.user().value();
        this.medium = channel.medium().code();
        this.target = Storable.text(channel.target());
        this.secret = channel.secret();
        this.createdAt = Microseconds.column(channel.createdAt());
        this.confirmedAt = Microseconds.optionalColumn(channel.confirmedAt());
        change(channel);
    }

    final void change(Channel channel) {
        Wishes wishes = channel.wishes();
        QuietHours quiet = wishes.quietHours();
        Duration digest = wishes.digest();
        name = Storable.text(channel.name());
        kinds = Kind.text(wishes.kinds());
        accounts = wishes.accounts().stream().map(AccountId::value).sorted().collect(Collectors.joining(" "));
        atOnce = Kind.text(wishes.atOnce());
        quietFrom = quiet == null ? null : quiet.from().toString();
        quietTo = quiet == null ? null : quiet.to().toString();
        quietZone = quiet == null ? null : quiet.zone().getId();
        digestSeconds = digest == null ? null : digest.toSeconds();
        enabled = channel.enabled();
        since = Microseconds.column(channel.since());
        problem = channel.problem();
    }

    void expect(ExpectedCode code) {
        codeHash = code.hash();
        codeExpiresAt = Microseconds.column(code.expiresAt());
        codeAttempts = code.attempts();
    }

    /** A wrong code costs one of the attempts. */
    boolean confirm(String hash, Instant now) {
        OffsetDateTime end = codeExpiresAt;
        Integer attempts = codeAttempts;
        if (confirmedAt != null || end == null || attempts == null || attempts <= 0) {
            return false;
        }
        codeAttempts = attempts - 1;
        if (!hash.equals(codeHash) || !now.isBefore(end.toInstant())) {
            return false;
        }
        confirmedAt = Microseconds.column(now);
        since = confirmedAt;
        codeHash = null;
        return true;
    }

    Channel channel() {
        return new Channel(
                id,
                new UserId(userId),
                Medium.ofCode(medium).orElseThrow(),
                name,
                target,
                secret,
                wishes(),
                enabled,
                createdAt.toInstant(),
                since.toInstant(),
                Microseconds.instant(confirmedAt),
                problem);
    }

    private Wishes wishes() {
        Set<AccountId> only = Stream.of(accounts.split(" ", -1))
                .filter(each -> !each.isEmpty())
                .map(AccountId::new)
                .collect(Collectors.toSet());
        QuietHours quiet = quietFrom == null || quietTo == null || quietZone == null
                ? null
                : new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(quietTo), ZoneId.of(quietZone));
        return new Wishes(
                Kind.parse(kinds),
                only,
                Kind.parse(atOnce),
                quiet,
                digestSeconds == null ? null : Duration.ofSeconds(digestSeconds));
    }
}
