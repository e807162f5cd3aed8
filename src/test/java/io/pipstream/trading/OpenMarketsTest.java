package io.pipstream.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.MarketPauses;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenMarketsTest {

    static final Instant WEDNESDAY = Instant.parse("2025-01-15T12:00:00Z");
    static final Instant SATURDAY = Instant.parse("2025-01-18T12:00:00Z");
    static final Instrument EURUSD = InstrumentFile.read().find("EURUSD").orElseThrow();

    final MarketPauses pauses = new MarketPauses();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"simulated, true", "scenario, true", "push, false", "replay:EURUSD, false"})
    void whatIsMadeUpHasNoWeekend(String source, boolean open) {
        assertThat(markets(Map.of()).isOpen(quote(source, SATURDAY))).isEqualTo(open);
        assertThat(markets(Map.of()).isOpen(quote(source, WEDNESDAY))).isTrue();
    }

    @Test
    void theSettingNamesWhatHasNoWeekend() {
        OpenMarkets markets = markets(Map.of("pipstream.trading.open-all-week", "push"));

        assertThat(markets.isOpen(quote("push", SATURDAY))).isTrue();
        assertThat(markets.isOpen(quote("scenario", SATURDAY))).isFalse();
    }

    @Test
    void aPauseClosesWhatNeverClosesUntilTheFirstQuoteAfterIt() {
        OpenMarkets markets = markets(Map.of());
        pauses.close("scenario", EURUSD);
        assertThat(markets.isOpen(quote("scenario", WEDNESDAY))).isFalse();
        assertThat(markets.isOpen(quote("simulated", WEDNESDAY))).isTrue();

        pauses.reopen("scenario", EURUSD, WEDNESDAY.plusSeconds(60));
        assertThat(markets.isOpen(quote("scenario", WEDNESDAY.plusSeconds(59)))).isFalse();
        assertThat(markets.isOpen(quote("scenario", WEDNESDAY.plusSeconds(60)))).isTrue();
    }

    private OpenMarkets markets(Map<String, String> settings) {
        return new OpenMarkets(
                new MarketConventions(InstrumentFile.read(), Settings.of(Map.of())).tradingHours(),
                pauses,
                Settings.of(settings));
    }

    private static Quote quote(String source, Instant time) {
        return new Quote(EURUSD, new BigDecimal("1.10000"), new BigDecimal("1.10010"), time, source);
    }
}
