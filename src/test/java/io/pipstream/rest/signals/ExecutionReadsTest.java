package io.pipstream.rest.signals;

import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static io.pipstream.trading.PaperDesk.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import io.pipstream.rest.CallerFixture;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.ExecutionFilter;
import io.pipstream.signal.ExecutionHistory;
import io.pipstream.signal.ExecutionPage;
import io.pipstream.signal.FollowedTrade;
import io.pipstream.signal.ListedExecution;
import io.pipstream.signal.SourceCounts;
import io.pipstream.trading.PaperDesk;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of signals, as clients read it. */
class ExecutionReadsTest {

    final PaperDesk fixture = new PaperDesk(RuleProfileName.HEDGING);
    final CallerFixture callers = new CallerFixture(fixture, "demo");
    final Told told = new Told();
    final ExecutionsResource executions = new ExecutionsResource();
    final SignalSummaryResource summary = new SignalSummaryResource();

    @BeforeEach
    void wire() {
        executions.accounts = callers.accounts;
        executions.executions = told;
        executions.clock = fixture.clock;
        summary.accounts = callers.accounts;
        summary.summaries = new SignalSummaries(told, fixture.instruments);
        summary.clock = fixture.clock;
        fixture.quote("EURUSD", "1.10000", "1.10000");
    }

    private Response list(String state, String source, String days, String limit, String offset) {
        return executions.executions(null, state, source, days, limit, offset);
    }

    /** A closed trade of that many pips that a signal opened. */
    private void closed(long signal, String source, int pips) {
        fixture.quote("EURUSD", "1.10000", "1.10000");
        long trade = fixture.buys("demo", "EURUSD", 1_000, Exits.NONE, Tags.NONE);
        String price = BigDecimal.valueOf(11_000 + pips, 4).toPlainString();
        fixture.quote("EURUSD", price, price);
        fixture.closes("demo", trade);
        told.trades.add(new FollowedTrade(
                signal,
                source,
                fixture.ledger.trade(AccountId.DEMO, trade).orElseThrow().body()));
    }

    @Test
    void anExecutionIsToldWithItsReasonAndNumbers() {
        told.listed.add(new ListedExecution(
                new Execution(9, AccountId.DEMO, State.REJECTED, "deviation", "Too far.", null, null, null, NOON, NOON),
                "s-9",
                "ma",
                "EURUSD",
                NOON));
        told.listed.add(new ListedExecution(
                new Execution(8, AccountId.DEMO, State.EXECUTED, null, null, 1_000L, 2L, 3L, NOON, NOON),
                "s-8",
                "ma",
                "EURUSD",
                NOON));
        told.listed.add(new ListedExecution(
                new Execution(7, AccountId.DEMO, State.PENDING, null, null, null, null, null, NOON, null),
                "s-7",
                "ma",
                "EURUSD",
                NOON));

        assertThat(text(list(null, null, null, null, null)))
                .isEqualTo("[{\"signal_seq\":9,\"signal_id\":\"s-9\",\"signal_source\":\"ma\",\"pair\":\"EURUSD\","
                        + "\"received_at\":\"2026-01-15T12:00:00Z\",\"account\":\"demo\",\"state\":\"rejected\","
                        + "\"reason\":\"deviation\",\"detail\":\"Too far.\",\"units\":null,\"order_id\":null,"
                        + "\"trade_id\":null,\"decided_at\":\"2026-01-15T12:00:00Z\"},"
                        + "{\"signal_seq\":8,\"signal_id\":\"s-8\",\"signal_source\":\"ma\",\"pair\":\"EURUSD\","
                        + "\"received_at\":\"2026-01-15T12:00:00Z\",\"account\":\"demo\",\"state\":\"executed\","
                        + "\"reason\":null,\"detail\":null,\"units\":1000,\"order_id\":2,\"trade_id\":3,"
                        + "\"decided_at\":\"2026-01-15T12:00:00Z\"},"
                        + "{\"signal_seq\":7,\"signal_id\":\"s-7\",\"signal_source\":\"ma\",\"pair\":\"EURUSD\","
                        + "\"received_at\":\"2026-01-15T12:00:00Z\",\"account\":\"demo\",\"state\":\"pending\","
                        + "\"reason\":null,\"detail\":null,\"units\":null,\"order_id\":null,\"trade_id\":null,"
                        + "\"decided_at\":null}]");
        assertThat(told.filter)
                .isEqualTo(new ExecutionFilter(AccountId.DEMO, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void aPageSaysWhereTheNextIs() {
        told.total = 7;

        Response page = list("Rejected", "m a", "2", "3", "3");

        assertThat(page.getHeaderString("X-Total-Count")).isEqualTo("7");
        assertThat(page.getHeaderString("Link"))
                .isEqualTo("<?state=Rejected&source=m+a&days=2&offset=6&limit=3>; rel=\"next\","
                        + " <?state=Rejected&source=m+a&days=2&offset=0&limit=3>; rel=\"prev\"");
        assertThat(told.filter)
                .isEqualTo(new ExecutionFilter(
                        AccountId.DEMO,
                        Optional.of(State.REJECTED),
                        Optional.of("m a"),
                        Optional.of(NOON.minus(Duration.ofDays(2)))));
    }

    @Test
    void everyWrongParameterIsNamed() {
        assertThat(problemOf(() -> list("open", "x".repeat(65), "367", "1001", "-1"))
                        .fields())
                .containsOnlyKeys("state", "source", "days", "limit", "offset");
        assertThat(problemOf(() -> summary.summary("0", null)).fields()).containsOnlyKeys("days");
        callers.isSomebodyElse();
        assertThat(problemOf(() -> executions.executions("demo", null, null, null, null, null))
                        .status())
                .isEqualTo(404);
        assertThat(problemOf(() -> summary.summary(null, "demo")).status()).isEqualTo(404);
    }

    @Test
    void theSummaryAddsUpWhatBecameOfSignalsAndWhatTheirTradesBrought() {
        told.counts.add(new SourceCounts("ma", 8, 4, 1, Map.of("too_old", 1L, "deviation", 2L)));
        told.counts.add(new SourceCounts("rsi", 1, 0, 1, Map.of("too_old", 1L)));
        closed(1, "ma", 20);
        closed(2, "ma", -8);
        closed(4, "ma", 5);

        // executed: 4 of 8 are 50 %, 4 of 9 are 44.4444 %; won: 2 of 3 are 66.6667 %; (20 - 8 + 5) / 3 pips are 5.6667
        assertThat(text(summary.summary(null, null)))
                .isEqualTo("{\"days\":7,\"account\":\"demo\",\"processed\":9,\"executed\":4,\"alerted\":5,"
                        + "\"expired\":2,\"rejected\":{\"deviation\":2,\"too_old\":2},\"execution_rate\":44.4444,"
                        + "\"closed_trades\":3,\"win_rate\":66.6667,\"avg_pips\":5.6667,\"sources\":["
                        + "{\"source\":\"ma\",\"processed\":8,\"executed\":4,\"alerted\":4,\"expired\":1,"
                        + "\"rejected\":{\"deviation\":2,\"too_old\":1},\"execution_rate\":50.0000,"
                        + "\"closed_trades\":3,\"win_rate\":66.6667,\"avg_pips\":5.6667},"
                        + "{\"source\":\"rsi\",\"processed\":1,\"executed\":0,\"alerted\":1,\"expired\":1,"
                        + "\"rejected\":{\"too_old\":1},\"execution_rate\":0.0000,"
                        + "\"closed_trades\":0,\"win_rate\":null,\"avg_pips\":null}]}");
        assertThat(told.since).isEqualTo(NOON.minus(Duration.ofDays(7)));
    }

    @Test
    void withoutSignalsThereIsNoRate() {
        assertThat(text(summary.summary("366", null)))
                .isEqualTo("{\"days\":366,\"account\":\"demo\",\"processed\":0,\"executed\":0,\"alerted\":0,"
                        + "\"expired\":0,\"rejected\":{},\"execution_rate\":null,\"closed_trades\":0,"
                        + "\"win_rate\":null,\"avg_pips\":null,\"sources\":[]}");
    }

    @Test
    void manyClosedTradesAreReadInPagesAndTooManyAreRefused() {
        told.counts.add(new SourceCounts("ma", 8, 4, 1, Map.of()));
        closed(1, "ma", 20);
        FollowedTrade one = told.trades.get(0);
        for (int signal = 2; signal <= 2_500; signal++) {
            told.trades.add(new FollowedTrade(signal, "ma", one.trade()));
        }

        assertThat(text(summary.summary(null, null))).contains("\"closed_trades\":2500,\"win_rate\":100.0000");
        for (int signal = 2_501; signal <= 50_001; signal++) {
            told.trades.add(new FollowedTrade(signal, "ma", one.trade()));
        }
        assertThat(problemOf(() -> summary.summary(null, null)).code()).isEqualTo("too_much_history");
    }

    @Test
    void tooManySourcesAreRefused() {
        for (int number = 0; number <= 1_000; number++) {
            told.counts.add(new SourceCounts("s-" + number, 1, 0, 0, Map.of()));
        }

        assertThat(problemOf(() -> summary.summary(null, null)).code()).isEqualTo("too_much_history");
    }

    /** Tells what it was given. */
    private static final class Told implements ExecutionHistory {

        final List<ListedExecution> listed = new ArrayList<>();
        final List<SourceCounts> counts = new ArrayList<>();
        final List<FollowedTrade> trades = new ArrayList<>();
        private long total;
        private ExecutionFilter filter;
        private Instant since;

        @Override
        public ExecutionPage page(ExecutionFilter asked, int limit, int offset) {
            filter = asked;
            return new ExecutionPage(listed, total);
        }

        @Override
        public List<SourceCounts> counts(AccountId account, Instant from, Instant now, int limit) {
            since = from;
            return counts.stream().limit(limit).toList();
        }

        @Override
        public List<FollowedTrade> closedTrades(AccountId account, Instant from, long afterSequence, int limit) {
            return trades.stream()
                    .filter(each -> each.signalSequence() > afterSequence)
                    .limit(limit)
                    .toList();
        }
    }
}
