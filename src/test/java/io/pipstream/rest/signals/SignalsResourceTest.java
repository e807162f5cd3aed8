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
import io.pipstream.signal.InMemorySignals;
import io.pipstream.signal.SignalBell;
import io.pipstream.signal.SignalDesk;
import io.pipstream.signal.SignalReader;
import io.pipstream.trading.PaperDesk;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
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
        signals.reader = new SignalReader(fixture.instruments, () -> "made-up", fixture.clock);
        SignalBell bell = () -> rings++;
        signals.intake = new SignalDesk(recorded, List.of(bell), fixture.clock);
        signals.execution =
                new SignalExecution(callers.commands, fixture.desk, executions::add, callers.current, fixture.clock);
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
}
