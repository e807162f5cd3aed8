package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DialectsTest {

    @Test
    void eachSourceHasANameOfItsOwn() {
        assertThat(Dialects.all())
                .extracting(dialect -> dialect.traits().source())
                .containsExactly(
                        "kraken",
                        "oanda",
                        "twelvedata",
                        "twelvedata:rest",
                        "finnhub",
                        "finnhub:rest",
                        "alphavantage",
                        "yahoo",
                        "truefx");
    }

    @Test
    void eachIsReachedSafelyByDefault() {
        assertThat(Dialects.all()).allSatisfy(dialect -> {
            URI base = URI.create(dialect.traits().base());
            assertThat(base.getScheme()).isEqualTo(dialect instanceof SocketDialect ? "wss" : "https");
            assertThat(base.toString()).doesNotEndWith("/");
        });
    }

    @Test
    void whatIsPolledHasAPaceAndALimitAndWhatIsNotHasNone() {
        assertThat(Dialects.all()).allSatisfy(dialect -> {
            SourceTraits traits = dialect.traits();
            assertThat(traits.every().isZero()).isEqualTo(!(dialect instanceof PollDialect));
            assertThat(traits.perMinute() > 0).isEqualTo(dialect instanceof PollDialect);
            assertThat(traits.muteAfter()).isGreaterThan(traits.every()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        });
    }

    @Test
    void atItsDefaultPaceNoSourceIsAskedMoreThanItsLimitOfAMinute() {
        assertThat(Dialects.all())
                .filteredOn(PollDialect.class::isInstance)
                .extracting(Dialect::traits)
                .allSatisfy(traits -> assertThat(Duration.ofMinutes(1).dividedBy(traits.every()))
                        .isLessThanOrEqualTo(traits.perMinute()));
    }
}
