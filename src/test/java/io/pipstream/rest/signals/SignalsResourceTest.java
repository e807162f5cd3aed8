package io.pipstream.rest.signals;

import static io.pipstream.rest.Answers.body;
import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.rest.CallerFixture;
import io.pipstream.rest.Problem;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.InMemorySignals;
import io.pipstream.signal.SignalBell;
import io.pipstream.signal.SignalDesk;
import io.pipstream.signal.SignalReader;
import io.pipstream.trading.PaperDesk;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalsResourceTest {

    static final String SIGNAL =
            "{\"signal_id\":\"s-1\",\"pair\":\"EURUSD\",\"direction\":\"long\",\"entry_price\":1.1,"
                    + "\"stop_loss\":1.09,\"take_profit_1\":1.12,\"confidence\":85%s}";

    final PaperDesk fixture = new PaperDesk(RuleProfileName.HEDGING);
    final CallerFixture callers = new CallerFixture(fixture, "demo");
    final SignalsResource signals = new SignalsResource();
    final InMemorySignals recorded = new InMemorySignals();
    final List<Execution> executions = new ArrayList<>();
    int rings;

    @BeforeEach
    void wire() {
        signals.caller = callers.current;
        signals.journal = recorded;
        signals.history = recorded;
        signals.instruments = fixture.instruments;
        signals.clock = fixture.clock;
        signals.reader = new SignalReader(fixture.instruments, () -> "made-up", fixture.clock);
        SignalBell bell = () -> rings++;
        signals.intake = new SignalDesk(recorded, List.of(bell), fixture.clock);
        signals.execution = new SignalExecution(callers.commands, fixture.desk, executions::add, callers.current);
        fixture.quote("EURUSD", "1.10000", "1.10010");
    }

    private Response announce(String further) {
        return signals.announce(null, body(SIGNAL.formatted(further)));
    }

    @Test
    void aSignalIsOnlyAnnouncedUnlessItAsksForMore() {
        Response answer = announce("");

        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(text(answer))
                .isEqualTo("{\"status\":\"announced\",\"signal_id\":\"s-1\",\"signal_seq\":1,\"pair\":\"EURUSD\","
                        + "\"executed\":false}");
        assertThat(recorded.newest()).isEqualTo(1);
        assertThat(fixture.account().trades()).isEmpty();
    }

    @Test
    void aSignalThatAsksForItIsExecutedWithTheUsualLot() {
        Response answer = announce(",\"auto_execute\":true");

        assertThat(text(answer)).contains("\"executed\":true,\"order_id\":2,\"trade_id\":3}");
        assertThat(fixture.account().trades().get(3L)).satisfies(trade -> {
            assertThat(trade.units()).isEqualTo(1_000);
            assertThat(trade.tags().signalId()).isEqualTo("s-1");
            assertThat(trade.exits().takeProfits()).hasSize(1);
        });
        assertThat(recorded.newest()).isEqualTo(1);
    }

    @Test
    void theSameSignalIsExecutedOnce() {
        String first = text(announce(",\"auto_execute\":true,\"lot_size\":0.2"));
        Response again = announce(",\"auto_execute\":true,\"lot_size\":0.20");

        assertThat(text(again)).isEqualTo(first);
        assertThat(again.getHeaderString("Idempotent-Replay")).isEqualTo("true");
        assertThat(fixture.account().trades()).hasSize(1);
        assertThat(recorded.newest()).isEqualTo(1);
    }

    @Test
    void whatTheMarketDoesNotTakeIsAnnouncedWithTheReason() {
        fixture.hearNothingFor(Duration.ofMinutes(5));

        Response answer = announce(",\"auto_execute\":true");

        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(text(answer)).contains("\"executed\":false,\"code\":\"stale_quote\",\"reason\":\"");
        assertThat(recorded.newest()).isEqualTo(1);
    }

    @Test
    void whoMayOnlyFeedAnnouncesAndDoesNotTrade() {
        callers.mayOnly(Scope.FEED);

        Problem problem = problemOf(() -> announce(",\"auto_execute\":true"));

        assertThat(problem).isEqualTo(Problem.missing(Scope.TRADE));
        assertThat(recorded.newest()).isZero();
        assertThat(fixture.account().sequence()).isEqualTo(1);
        assertThat(announce("").getStatus()).isEqualTo(202);
        assertThat(recorded.newest()).isEqualTo(1);
    }

    @Test
    void anAccountThatIsNotTheCallersOwnIsNotTradedAndNothingIsAnnounced() {
        fixture.open("shared", "USD", RuleProfileName.HEDGING, "500");
        callers.grant("shared", Right.READ);

        assertThat(problemOf(() -> signals.announce("shared", body(SIGNAL.formatted(",\"auto_execute\":true"))))
                        .status())
                .isEqualTo(403);
        callers.isSomebodyElse();
        assertThat(problemOf(() -> signals.announce("demo", body(SIGNAL.formatted(",\"auto_execute\":true"))))
                        .status())
                .isEqualTo(404);
        assertThat(recorded.newest()).isZero();
    }

    @Test
    void aSignalIsExecutedOnceWhateverTheToken() {
        callers.comesWith(Kind.TOKEN, "token-1");
        announce(",\"auto_execute\":true");
        callers.comesWith(Kind.TOKEN, "token-2");

        assertThat(announce(",\"auto_execute\":true").getHeaderString("Idempotent-Replay"))
                .isEqualTo("true");
        assertThat(fixture.account().trades()).hasSize(1);
    }

    @Test
    void aWrongFieldIsNamedAndNeitherAnnouncedNorExecuted() {
        assertThat(problemOf(() -> announce(",\"auto_execute\":\"yes\"")).fields())
                .containsOnlyKeys("auto_execute");
        assertThat(problemOf(() -> announce(",\"auto_execute\":true,\"lot_size\":0"))
                        .fields())
                .containsOnlyKeys("lot_size");
        assertThat(problemOf(() -> signals.announce("nobody", body(SIGNAL.formatted(",\"auto_execute\":true"))))
                        .status())
                .isEqualTo(404);
        assertThat(recorded.newest()).isZero();
        assertThat(fixture.account().sequence()).isEqualTo(1);
    }

    @Test
    void whatWasExecutedAtOnceIsNoted() {
        announce(",\"auto_execute\":true");

        assertThat(executions).singleElement().satisfies(execution -> {
            assertThat(execution.signalSequence()).isEqualTo(1);
            assertThat(execution.state()).isEqualTo(State.EXECUTED);
            assertThat(execution.units()).isEqualTo(1_000);
            assertThat(execution.orderId()).isEqualTo(2);
            assertThat(execution.tradeId()).isEqualTo(3);
        });
    }

    @Test
    void whatIsNotedIsTheSizeThatWasExecutedNotTheOneAskedForLater() {
        announce(",\"auto_execute\":true,\"units\":3000");
        announce(",\"auto_execute\":true,\"units\":7000");

        assertThat(executions).extracting(Execution::units).containsExactly(3_000L, 3_000L);
        assertThat(fixture.account().trades()).hasSize(1);
    }

    @Test
    void whatIsNotedAgainIsOfTheTimeWhenItWasDecided() {
        announce(",\"auto_execute\":true");
        fixture.pass(Duration.ofHours(30)); // another day of trading, whose limit it must not count for
        announce(",\"auto_execute\":true");

        assertThat(executions).hasSize(2);
        assertThat(executions.get(1)).isEqualTo(executions.get(0));
    }

    @Test
    void whatTheMarketDidNotTakeIsNotedWithItsReason() {
        fixture.hearNothingFor(Duration.ofMinutes(5));
        announce(",\"auto_execute\":true");

        assertThat(executions).singleElement().satisfies(execution -> {
            assertThat(execution.state()).isEqualTo(State.REJECTED);
            assertThat(execution.reason()).isEqualTo("stale_quote");
            assertThat(execution.detail()).isNotBlank();
            assertThat(execution.orderId()).isNull();
        });
    }

    @Test
    void theBellRingsOnceForASignalThatComesTwice() {
        String first = text(announce(""));
        Response again = announce("");

        assertThat(text(again)).isEqualTo(first);
        assertThat(again.getHeaderString("Idempotent-Replay")).isEqualTo("true");
        assertThat(rings).isEqualTo(1);
    }

    @Test
    void anotherSignalUnderItsIdIsAConflict() {
        announce("");

        Problem problem = problemOf(() -> announce(",\"notes\":\"other\""));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.code()).isEqualTo("signal_id_reused");
        assertThat(recorded.newest()).isEqualTo(1);
    }

    @Test
    void aSourceBelongsToWhoUsedItFirst() {
        announce(",\"signal_source\":\"ma\"");
        callers.isSomebodyElse();

        Problem problem = problemOf(() -> announce(",\"signal_source\":\"ma\",\"notes\":\"b\""));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.code()).isEqualTo("source_taken");
        assertThat(announce("").getStatus()).as("their own name is theirs").isEqualTo(202);
        assertThat(recorded.find(2).orElseThrow().signal().source()).isEqualTo("bob");
    }

    @Test
    void manySignalsAreRecordedInTheirOrder() {
        String one = SIGNAL.formatted("");
        String two = one.replace("s-1", "s-2");
        for (String body : List.of("{\"signals\":[" + one + "," + two + "]}", "[" + one + "," + two + "]")) {
            Response answer = signals.announce(null, body(body));

            assertThat(answer.getStatus()).isEqualTo(202);
            assertThat(text(answer))
                    .isEqualTo("{\"status\":\"announced\",\"signals\":["
                            + "{\"signal_id\":\"s-1\",\"signal_seq\":1,\"pair\":\"EURUSD\"},"
                            + "{\"signal_id\":\"s-2\",\"signal_seq\":2,\"pair\":\"EURUSD\"}]}");
        }
        assertThat(recorded.newest()).isEqualTo(2);
        assertThat(rings).isEqualTo(1);
    }

    @Test
    void ofManyEachWrongFieldIsNamedAndNoneRecorded() {
        String good = SIGNAL.formatted("");
        String wrong = good.replace("1.09", "1.2").replace("s-1", "s-2");
        String executed = SIGNAL.formatted(",\"auto_execute\":true");

        assertThat(problemOf(() -> signals.announce(null, body("[" + good + "," + wrong + ",5," + executed + "]")))
                        .fields())
                .containsOnlyKeys("signals[1].stop_loss", "signals[2].signal", "signals[3].auto_execute");
        assertThat(problemOf(() -> signals.announce(null, body("{\"auto_execute\":true,\"signals\":[" + good + "]}")))
                        .fields())
                .containsOnlyKeys("auto_execute");
        for (String list : List.of("[]", "{\"signals\":{}}", "{\"signals\":null}", tooMany(good))) {
            assertThat(problemOf(() -> signals.announce(null, body(list))).fields())
                    .containsOnlyKeys("signals");
        }
        assertThat(recorded.newest()).isZero();
    }

    private static String tooMany(String signal) {
        return "[" + String.join(",", Collections.nCopies(101, signal)) + "]";
    }

    @Test
    void signalsAreLookedAtNewestFirst() {
        announce("");
        signals.announce(
                null,
                body(SIGNAL.formatted(",\"signal_source\":\"ma\",\"expires_in\":60")
                        .replace("s-1", "s-2")));
        SignalParameters asked = new SignalParameters();

        assertThat(text(signals.signals(asked)))
                .startsWith("[{\"id\":\"s-2\",\"pair\":\"EURUSD\",\"symbol\":\"EURUSD\",\"direction\":\"buy\",")
                .contains("\"signal_source\":\"ma\",\"expires_at\":\"2026-01-15T12:01:00Z\",\"sequence\":2,"
                        + "\"received_at\":\"2026-01-15T12:00:00Z\"},{\"id\":\"s-1\"");
        asked.source = "ma";
        assertThat(text(signals.signals(asked))).contains("s-2").doesNotContain("s-1");
        asked.pair = "USDJPY";
        assertThat(text(signals.signals(asked))).isEqualTo("[]");
        asked.pair = "NOSUCH";
        assertThat(problemOf(() -> signals.signals(asked)).status()).isEqualTo(404);
        asked.limit = "1001";
        asked.days = "x";
        assertThat(problemOf(() -> signals.signals(asked)).fields()).containsOnlyKeys("limit", "days");
        assertThat(text(signals.signal("1"))).contains("\"sequence\":1");
        assertThat(problemOf(() -> signals.signal("3")).code()).isEqualTo("unknown_signal");
        assertThat(problemOf(() -> signals.signal("one")).status()).isEqualTo(404);
        assertThat(text(signals.sources()))
                .isEqualTo("[{\"source\":\"ann\",\"signals\":1,\"newest\":\"2026-01-15T12:00:00Z\"},"
                        + "{\"source\":\"ma\",\"signals\":1,\"newest\":\"2026-01-15T12:00:00Z\"}]");
    }

    @Test
    void aSignalWithPipsIsExecutedAtItsPrices() {
        String pips = "{\"signal_id\":\"s-1\",\"pair\":\"EURUSD\",\"direction\":\"BUY\",\"entry_price\":1.1,"
                + "\"stop_loss_pips\":100,\"take_profit_1_pips\":200,\"confidence\":85,\"auto_execute\":true}";

        assertThat(text(signals.announce(null, body(pips)))).contains("\"executed\":true");
        // 100 pips of 0.0001 below 1.1, 200 above
        assertThat(fixture.account().trades().get(3L).exits()).satisfies(exits -> {
            assertThat(exits.stopLoss()).isEqualByComparingTo("1.09");
            assertThat(exits.takeProfits().get(0)).isEqualByComparingTo("1.12");
        });
    }
}
