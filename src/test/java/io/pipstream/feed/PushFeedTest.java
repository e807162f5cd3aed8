package io.pipstream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.InstrumentFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushFeedTest {

    static final Instruments INSTRUMENTS = InstrumentFile.read();

    final VirtualTime time = new VirtualTime();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final PushFeed push = new PushFeed(INSTRUMENTS, Settings.of(Map.of()), time.clock(), new FeedMetrics(metrics));
    final RecordingSink sink = new RecordingSink();

    @BeforeEach
    void start() {
        push.start(sink);
    }

    @Test
    void aQuoteIsTakenAsPushedNow() {
        assertThat(push.push(List.of(pushed("EUR/USD", "1.1", "1.1002", null))))
                .singleElement()
                .matches(PushResult::isTaken)
                .satisfies(result -> assertThat(result.reason()).isEmpty());
        Quote quote = sink.quotes.get(0);
        assertThat(quote.instrument()).hasToString("EUR_USD");
        assertThat(quote.time()).isEqualTo(VirtualTime.START);
        assertThat(quote.source()).isEqualTo("push");
    }

    @Test
    void excessDigitsAreRoundedAgainstTheTrader() {
        push.push(List.of(pushed("EURUSD", "1.100019", "1.100021", null)));

        assertThat(sink.quotes.get(0).bid()).isEqualTo("1.10001");
        assertThat(sink.quotes.get(0).ask()).isEqualTo("1.10003");
    }

    @ParameterizedTest(name = "{0} {1}/{2}: {4}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            EUREUR | 1.1 | 1.2          | -                        | unknown_symbol | No instrument is called EUREUR
            EURUSD | 0   | 1.2          | -                        | not_positive   | bid of EUR_USD must be positive
            EURUSD | 1.1 | -1.2         | -                        | not_positive   | not -1.2
            EURUSD | 0.000009 | 1.2     | -                        | not_positive   | in its 5 digits, not 0.000009
            EURUSD | 1.1 | 1E+999999999 | -                        | implausible    | ask of EUR_USD must be below
            EURUSD | 1E-999999999 | 1.1 | -                        | implausible    | at most 40 digits
            EURUSD | 1.1 | 1000000000   | -                        | implausible    | below 1E+9
            EURUSD | 1.2 | 1.1          | -                        | crossed        | bid 1.2 of EUR_USD is above the ask 1.1
            EURUSD | 1.1 | 1.2          | 2025-01-15T11:58:59.999Z | stale          | more than PT1M before now
            EURUSD | 1.1 | 1.2          | 2025-01-15T12:00:05.001Z | future         | more than PT5S after now
            """)
    void aQuoteThatCannotBeIsRefusedByItselfWithItsReason(
            String symbol, BigDecimal bid, BigDecimal ask, @Nullable Instant when, String code, String detail) {
        RawQuote bad = new RawQuote(symbol, bid, ask, when);
        List<PushResult> results =
                push.push(List.of(pushed("GBPUSD", "1.3", "1.4", null), bad, pushed("EURUSD", "1.1", "1.2", null)));

        assertThat(results).extracting(PushResult::isTaken).containsExactly(true, false, true);
        assertThat(results.get(1).quote()).isSameAs(bad);
        assertThat(results.get(1).reason()).map(QuoteRefusal::code).contains(code);
        assertThat(results.get(1).detail()).contains(detail);
        assertThat(sink.quotes).hasSize(2);
        assertThat(metrics.get("pipstream.quotes.refused")
                        .tag("reason", code)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(metrics.get("pipstream.quotes.in")
                        .tags("feed", "push", "outcome", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theEdgesOfTheTimeThatIsTakenAreTaken() {
        assertThat(push.push(List.of(
                        pushed("EURUSD", "1.1", "1.2", VirtualTime.START.minusSeconds(60)),
                        pushed("EURUSD", "1.1", "1.2", VirtualTime.START.plusSeconds(5)))))
                .allMatch(PushResult::isTaken);
    }

    @Test
    void aQuoteBeforeTheLastOneOfItsInstrumentIsRefused() {
        List<PushResult> results = push.push(List.of(
                pushed("EURUSD", "1.1", "1.2", VirtualTime.START),
                pushed("EURUSD", "1.1", "1.3", VirtualTime.START.minusMillis(1)),
                pushed("GBPUSD", "1.3", "1.4", VirtualTime.START.minusMillis(1)),
                pushed("EURUSD", "1.1", "1.3", VirtualTime.START)));

        assertThat(results).extracting(PushResult::isTaken).containsExactly(true, false, true, true);
        assertThat(results.get(1).reason()).contains(QuoteRefusal.OUT_OF_ORDER);
    }

    @Test
    void aLongSymbolIsNotRepeatedInFull() {
        PushResult result = push.push(List.of(pushed("X".repeat(10_000), "1.1", "1.2", null)))
                .get(0);

        assertThat(result.detail()).hasSizeLessThan(60).endsWith("…");
    }

    @Test
    void everythingIsRefusedWhenPushIsNotAmongTheFeeds() {
        push.stop();
        push.stop();

        assertThat(push.isEnabled()).isFalse();
        assertThat(push.push(List.of(pushed("EURUSD", "1.1", "1.2", null), pushed("GBPUSD", "1.1", "1.2", null))))
                .extracting(result -> result.reason().orElseThrow())
                .containsExactly(QuoteRefusal.PUSH_DISABLED, QuoteRefusal.PUSH_DISABLED);
        assertThat(sink.quotes).isEmpty();
    }

    @Test
    void thousandsAtOnceAreTakenInTheirOrder() {
        List<RawQuote> quotes = new ArrayList<>(Collections.nCopies(5_000, pushed("EURUSD", "1.1", "1.2", null)));

        assertThat(push.push(quotes)).hasSize(5_000).allMatch(PushResult::isTaken);
        assertThat(push.push(List.of())).isEmpty();
    }

    private static RawQuote pushed(String symbol, String bid, String ask, @Nullable Instant time) {
        return new RawQuote(symbol, new BigDecimal(bid), new BigDecimal(ask), time);
    }
}
