package io.pipstream.rest.signals;

import static io.pipstream.rest.Answers.body;
import static io.pipstream.rest.Answers.problemOf;
import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.AccountGrant.Right;
import io.pipstream.access.Scope;
import io.pipstream.access.UserId;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.platform.Settings;
import io.pipstream.rest.CallerFixture;
import io.pipstream.rest.Problem;
import io.pipstream.signal.Execution;
import io.pipstream.signal.Execution.State;
import io.pipstream.signal.InMemorySignals;
import io.pipstream.signal.InvalidSignalException;
import io.pipstream.signal.Signal;
import io.pipstream.signal.SignalReader;
import io.pipstream.signal.execution.AskedSignals;
import io.pipstream.trading.PaperDesk;
import io.pipstream.wire.Json;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskedSignalResourceTest {

    static final UserId GIVER = new UserId("giver");

    final PaperDesk fixture = new PaperDesk(RuleProfileName.HEDGING);
    final CallerFixture callers = new CallerFixture(fixture, "demo");
    final InMemorySignals recorded = new InMemorySignals();
    final List<Execution> executions = new ArrayList<>();
    final AskedSignalResource resource = new AskedSignalResource();

    @BeforeEach
    void wire() throws Exception {
        resource.accounts = callers.accounts;
        resource.journal = recorded;
        resource.caller = callers.current;
        resource.asked =
                new AskedSignals(fixture.desk, fixture.values, executions::add, Settings.of(Map.of()), fixture.clock);
        fixture.quote("EURUSD", "1.10000", "1.10010");
        give("s-1", "");
    }

    /** A signal to buy EURUSD at 1.1 with the stop at 1.095 and the target at 1.105, of a confidence that followers risk half on. */
    private void give(String id, String further) throws Exception {
        recorded.record(List.of(signal(id, further)), GIVER, fixture.clock.instant());
    }

    private Signal signal(String id, String further) throws Exception {
        String json =
                "{\"signal_id\":\"%s\",\"signal_source\":\"desk\",\"pair\":\"EURUSD\",\"direction\":\"buy\",\"entry_price\":1.1,"
                                .formatted(id)
                        + "\"stop_loss\":1.095,\"take_profit_1\":1.105,\"confidence\":50%s}".formatted(further);
        try {
            return new SignalReader(fixture.instruments, () -> "made-up", fixture.clock)
                    .read(Json.mapper().readTree(json), "desk");
        } catch (InvalidSignalException wrong) {
            throw new AssertionError(wrong.fields().toString(), wrong);
        }
    }

    private Response execute(String body) {
        return resource.execute("1", null, body(body));
    }

    @Test
    void itIsExecutedInTheSizeOfTheUsualRiskWhateverItsConfidence() {
        // 1 % of 10,000 over 1.10010 - 1.09500 = 0.00510: 19,607.8
        assertThat(text(execute("")))
                .isEqualTo("{\"signal_id\":\"s-1\",\"signal_seq\":1,\"pair\":\"EURUSD\",\"executed\":true,"
                        + "\"repeated\":false,\"units\":19607,\"order_id\":2,\"trade_id\":3,\"price\":1.10010}");
        assertThat(fixture.account().trades().get(3L)).satisfies(trade -> {
            assertThat(trade.units()).isEqualTo(19_607);
            assertThat(trade.exits().stopLoss()).isEqualByComparingTo("1.095");
            assertThat(trade.exits().takeProfits()).hasSize(1);
            assertThat(trade.tags().signalSource()).isEqualTo("desk");
        });
        assertThat(executions).singleElement().satisfies(noted -> {
            assertThat(noted.state()).isEqualTo(State.EXECUTED);
            assertThat(noted.tradeId()).isEqualTo(3);
        });
    }

    @Test
    void theSizeIsTheRiskTheUnitsOrTheLotsThatAreSaid() throws Exception {
        give("s-2", "");
        give("s-3", "");

        // 0.5 % of 10,000 over 0.00510: 9,803.9
        assertThat(text(execute("{\"risk_percent\":0.5}"))).contains("\"units\":9803,");
        assertThat(text(resource.execute("2", null, body("{\"units\":1234}")))).contains("\"units\":1234,");
        assertThat(text(resource.execute("3", null, body("{\"lot_size\":0.02}"))))
                .contains("\"units\":2000,");
    }

    @Test
    void whoAsksAgainHearsWhatWasDoneInWhateverSize() {
        execute("{\"units\":1000}");
        fixture.quote("EURUSD", "1.10090", "1.10100");

        Response again = execute("{\"units\":7000}");

        assertThat(again.getHeaderString("Idempotent-Replay")).isEqualTo("true");
        assertThat(text(again))
                .contains("\"executed\":true,\"repeated\":true,\"units\":1000,\"order_id\":2,\"trade_id\":3");
        assertThat(fixture.account().trades()).hasSize(1);
        assertThat(executions.get(1)).isEqualTo(executions.get(0));
    }

    @Test
    void aPriceTooFarFromTheEntryIsRefusedWithTheNumbersAndMayBeAskedForAgain() {
        fixture.quote("EURUSD", "1.10041", "1.10051");

        assertThat(text(execute("")))
                .contains("\"executed\":false,\"repeated\":false,\"code\":\"deviation\",\"reason\":"
                        + "\"The price 1.10051 is 5.1 pips from the entry at 1.10000, at most 5 are allowed.\"}");
        assertThat(executions).as("nothing was done").isEmpty();
        assertThat(text(execute("{\"maximum_deviation_pips\":6}"))).contains("\"executed\":true");
    }

    @Test
    void anExpiredOneIsRefusedWithTheTimes() throws Exception {
        give("s-2", ",\"expires_in\":60");
        fixture.pass(Duration.ofSeconds(60));
        fixture.quote("EURUSD", "1.10000", "1.10010");

        assertThat(text(resource.execute("2", null, body(""))))
                .contains(
                        "\"code\":\"expired\",\"reason\":\"The signal's time ended at 2026-01-15T12:01:00Z, and it was"
                                + " 2026-01-15T12:01:00Z.\"");
        assertThat(fixture.account().trades()).isEmpty();
    }

    @Test
    void whatTheBrokerWouldRefuseIsNotRecordedSoThatAnotherSizeMayBeAskedFor() {
        assertThat(text(execute("{\"units\":9000000}")))
                .contains("\"executed\":false,\"repeated\":false,\"code\":\"insufficient_margin\"");

        assertThat(fixture.account().sequence()).isEqualTo(1);
        assertThat(executions).isEmpty();
        assertThat(text(execute("{\"units\":1000}"))).contains("\"executed\":true");
    }

    @Test
    void wrongFieldsAreNamedAndASignalMustBeThere() {
        assertThat(problemOf(() -> execute("{\"risk_percent\":11,\"maximum_deviation_pips\":-1}"))
                        .fields())
                .containsOnlyKeys("risk_percent", "maximum_deviation_pips");
        assertThat(problemOf(() -> execute("{\"risk_percent\":1,\"units\":1000}"))
                        .fields())
                .containsOnlyKeys("risk_percent");
        for (String sequence : List.of("2", "one")) {
            assertThat(problemOf(() -> resource.execute(sequence, null, body("")))
                            .code())
                    .isEqualTo("unknown_signal");
        }
    }

    @Test
    void onlyOnesOwnAccountIsTradedByWhoMayTrade() {
        fixture.open("shared", "USD", RuleProfileName.HEDGING, "500");
        callers.grant("shared", Right.READ);

        assertThat(problemOf(() -> resource.execute("1", "shared", body(""))).status())
                .isEqualTo(403);
        callers.mayOnly(Scope.READ);
        assertThat(problemOf(() -> execute(""))).isEqualTo(Problem.missing(Scope.TRADE));
        callers.isSomebodyElse();
        assertThat(problemOf(() -> resource.execute("1", "demo", body(""))).status())
                .isEqualTo(404);
        assertThat(fixture.account().trades()).isEmpty();
    }
}
