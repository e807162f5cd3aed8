package io.pipstream.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Actor;
import io.pipstream.access.AuditEntry;
import io.pipstream.access.Credential;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.InMemoryAuditTrail;
import io.pipstream.access.InMemoryCredentials;
import io.pipstream.access.Scope;
import io.pipstream.access.StoredCredential;
import io.pipstream.access.UserId;
import io.pipstream.platform.FakeNanoClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CredentialRetentionTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final InMemoryCredentials credentials = new InMemoryCredentials(new InMemoryAuditTrail());
    private final FakeNanoClock nanoClock = new FakeNanoClock();
    private final CredentialRetention retention =
            new CredentialRetention(credentials, Clock.fixed(NOON, ZoneOffset.UTC), nanoClock);

    private void expired(String id, Duration ago) {
        StoredCredential stored = new StoredCredential(
                new Credential(Kind.TOKEN, id, NOON.minus(ago)),
                new UserId("anna"),
                "hash of " + id,
                "bot",
                Set.of(Scope.READ),
                "",
                "127.0.0.1",
                NOON.minus(Duration.ofDays(90)),
                null);
        credentials.add(stored, new AuditEntry(NOON, Actor.SERVER, "token.issue", id, ""));
    }

    @Test
    void whatExpiredMoreThanThirtyDaysAgoIsForgotten() {
        expired("old", Duration.ofDays(31));
        expired("young", Duration.ofDays(29));

        retention.step();

        assertThat(credentials.find("old")).isEmpty();
        assertThat(credentials.find("young")).isPresent();
    }

    @Test
    void itLooksOnceAnHour() {
        retention.step();
        expired("old", Duration.ofDays(31));

        nanoClock.advance(Duration.ofMinutes(59));
        retention.step();
        assertThat(credentials.find("old")).isPresent();

        nanoClock.advance(Duration.ofMinutes(1));
        retention.step();
        assertThat(credentials.find("old")).isEmpty();
    }
}
