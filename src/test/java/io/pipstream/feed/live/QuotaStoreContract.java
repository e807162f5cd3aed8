package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.feed.live.QuotaStore.Spent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of quotas promises. */
public interface QuotaStoreContract {

    Instant NOON = Instant.parse("2025-01-15T12:00:00.123456Z");

    QuotaStore quotas();

    @Test
    default void nothingIsKnownOfASourceThatWasNeverAsked() {
        assertThat(quotas().spent("twelvedata:rest")).isEmpty();
    }

    @Test
    default void whatWasSpentComesBackAsItWas() {
        Spent spent = new Spent(NOON, 3, 399, 401, NOON.plusSeconds(60));
        Spent other = new Spent(NOON, 0, 0, 25, null);

        quotas().record("twelvedata:rest", spent);
        quotas().record("alphavantage", other);

        assertThat(quotas().spent("twelvedata:rest")).contains(spent);
        assertThat(quotas().spent("alphavantage")).contains(other);
    }

    @Test
    default void whatIsSpentNowTakesThePlaceOfWhatWasSpentBefore() {
        quotas().record("twelvedata:rest", new Spent(NOON, 3, 399, 401, NOON.plusSeconds(60)));
        Spent next = new Spent(NOON.plusSeconds(1), 2, 398, 402, null);

        quotas().record("twelvedata:rest", next);

        assertThat(quotas().spent("twelvedata:rest")).contains(next);
    }
}
