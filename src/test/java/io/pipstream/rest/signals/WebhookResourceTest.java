package io.pipstream.rest.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.access.Credential.Kind;
import io.pipstream.access.Role;
import io.pipstream.access.UserId;
import io.pipstream.rest.signals.WebhookFixture.Heard;
import io.pipstream.signal.RecordedSignal;
import io.pipstream.signal.Signal;
import io.pipstream.signal.Signal.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookResourceTest {

    static final String ALERT =
            "{'ticker':'OANDA:EURUSD','action':'buy','close':'1.1000049','stop_pips':20,'target_pips':'40','interval':'15'%s}";

    final WebhookFixture fixture = new WebhookFixture();
    String secret;

    @BeforeEach
    void comesFromElsewhere() {
        secret = fixture.newSecret();
        fixture.comesAsNobody();
        fixture.quote("EURUSD", "1.10000", "1.10010");
    }

    private static String alert(String further) {
        return ALERT.formatted(further);
    }

    private Signal newest() {
        return fixture.recorded.find(fixture.recorded.newest()).orElseThrow().signal();
    }

    private String lastProblem() {
        fixture.comesAs(WebhookFixture.ANN, Kind.SESSION);
        String problem = fixture.listed().path("last_problem").asText();
        fixture.comesAsNobody();
        return problem;
    }

    @Test
    void anAlertIsASignalOfTheUserWhoMadeTheWebhook() {
        Heard heard = fixture.alerts(secret, alert(""));

        assertThat(heard.status()).isEqualTo(202);
        assertThat(heard.json().path("signal_seq").asLong()).isEqualTo(1);
        RecordedSignal signal = fixture.recorded.find(1).orElseThrow();
        assertThat(signal.sender()).isEqualTo(WebhookFixture.ANN);
        assertThat(signal.signal().source()).isEqualTo("chart");
        assertThat(signal.signal().direction()).isEqualTo(Direction.BUY);
        assertThat(signal.signal().entryPrice()).isEqualByComparingTo("1.10000"); // rounded to the digits of EURUSD
        assertThat(signal.signal().stopLoss()).isEqualByComparingTo("1.09800"); // 20 pips below
        assertThat(signal.signal().takeProfits().get(0)).isEqualByComparingTo("1.10400"); // 40 pips above
        assertThat(signal.signal().confidence()).isEqualByComparingTo("50");
        assertThat(signal.signal().labels()).containsEntry("timeframe", "15");
    }

    @Test
    void theSameAlertIsTakenOnceHoweverItIsSpacedAndWhateverThePriceIsNow() {
        String first = "{'ticker':'EURUSD','action':'sell','stop_pips':20,'target_pips':40,'expires_in':60}";
        String again = " { 'ticker' : 'EURUSD','action':'sell', 'stop_pips':20,'target_pips':40,'expires_in':60 }";
        fixture.alerts(secret, first);
        fixture.quote("EURUSD", "1.20000", "1.20010");

        Heard heard = fixture.alerts(secret, "application/json", again);

        assertThat(heard.status()).isEqualTo(202);
        assertThat(heard.headers()).containsKey("Idempotent-Replay");
        assertThat(heard.json().path("signal_seq").asLong()).isEqualTo(1);
        assertThat(fixture.recorded.newest()).isEqualTo(1);
        assertThat(newest().entryPrice()).isEqualByComparingTo("1.10000"); // the bid, for a sale
    }

    @Test
    void anotherTimeInItMakesItAnotherAlert() {
        fixture.alerts(secret, alert(",'time':'2026-01-15T12:00:00Z'"));
        fixture.alerts(secret, alert(",'time':'2026-01-15T12:01:00Z'"));

        assertThat(fixture.recorded.newest()).isEqualTo(2);
    }

    @Test
    void anIdOfItsOwnGoesBeforeAndStandsForOneAlert() {
        fixture.alerts(secret, alert(",'id':'order-7'"));
        Heard heard = fixture.alerts(secret, alert(",'id':'order-7','stop_pips2':1"));
        Heard other = fixture.alerts(secret, alert(",'id':'order-7','confidence':70"));

        assertThat(heard.headers()).containsKey("Idempotent-Replay");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("signal_id_reused");
        assertThat(lastProblem()).contains("order-7");
        assertThat(fixture.recorded.newest()).isEqualTo(1);
    }

    @Test
    void aListIsTakenAltogetherOrNotAtAll() {
        String good = "[" + alert("") + "," + alert("") + "," + alert(",'n':1") + "]";
        String bad = "[" + alert(",'n':2") + "," + alert(",'n':3,'confidence':500") + "]";

        Heard refused = fixture.alerts(secret, bad);
        Heard heard = fixture.alerts(secret, good);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field("signals[1].confidence")).contains("0 to 100");
        assertThat(heard.json().findValuesAsText("signal_seq")).containsExactly("1", "1", "2");
        assertThat(lastProblem()).contains("signals[1].confidence: confidence must be");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'ticker':'EURUSD','action':'flat','stop_pips':1,'target_pips':1}|direction",
                "{'ticker':'ABCDEF','action':'buy','close':1,'stop_pips':1,'target_pips':1}|pair",
                "{'action':'buy','close':1,'stop_pips':1,'target_pips':1}|pair",
                "{'ticker':'EURUSD','action':'buy','target_pips':1}|stop_loss",
                "{'ticker':'EURUSD','action':'buy','stop_pips':1}|take_profit_1",
                "{'ticker':'EURUSD','action':'buy','close':'1e99','stop_pips':1,'target_pips':1}|entry_price",
                "{'ticker':'EURUSD','action':'buy','close':1e999999999,'stop_pips':1,'target_pips':1}|entry_price",
                "{'ticker':'GBPUSD','action':'buy','stop_pips':1,'target_pips':1}|entry_price",
            })
    void whatIsWrongIsToldByField(String alert, String field) {
        Heard heard = fixture.alerts(secret, alert);

        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.field(field)).startsWith(field + " ");
        assertThat(lastProblem()).startsWith("2026-01-15T12:00:00Z: ").contains(field);
        assertThat(fixture.recorded.newest()).isZero();
    }

    @Test
    void aPriceThatIsStaleIsNoEntry() {
        fixture.nanos.advance(Duration.ofMinutes(10));

        Heard heard = fixture.alerts(secret, "{'ticker':'EURUSD','action':'buy','stop_pips':1,'target_pips':1}");

        assertThat(heard.field("entry_price")).contains("no fresh price is known");
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, invalid_json",
        "text/html, invalid_json",
        "application/jsonp, invalid_json",
        ", invalid_json"
    })
    void whatIsNotJsonByItsTypeIsRefused(String type, String code) {
        Heard heard = fixture.alerts(secret, type, alert(""));

        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.text("code")).isEqualTo(code);
        assertThat(lastProblem()).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURUSD buy", "", "[]", "[1]", "7", "{'a':1,'a':2}"})
    void whatIsNoAlertIsRefusedAndNoted(String body) {
        Heard heard = fixture.alerts(secret, body);

        assertThat(heard.status()).isEqualTo(400);
        assertThat(lastProblem()).isNotEqualTo("null");
    }

    @Test
    void aBodyAndAListHaveLimits() {
        String tooMany = "[" + String.join(",", java.util.Collections.nCopies(21, alert(""))) + "]";

        assertThat(fixture.alerts(secret, "{'a':'" + "x".repeat(64 * 1024) + "'}")
                        .status())
                .isEqualTo(413);
        assertThat(fixture.alerts(secret, tooMany).field("body")).contains("1 to 20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"psw_made-up", "", "\0", "../webhooks", "psw_\uD800"})
    void anAddressThatIsNobodysTellsNothing(String token) {
        Heard heard = fixture.alerts(token, alert(""));

        assertThat(heard.status()).isEqualTo(404);
        assertThat(heard.text("detail")).isEqualTo("There is nothing at this address.");
        assertThat(fixture.recorded.newest()).isZero();
    }

    @Test
    void anAddressEndsWithItsUsersRightToGiveSignals() {
        fixture.annIs(true, Role.TRADER);
        assertThat(fixture.alerts(secret, alert("")).status()).isEqualTo(404);
        fixture.annIs(false, Role.FEEDER);
        assertThat(fixture.alerts(secret, alert("")).status()).isEqualTo(404);
        fixture.annIs(true, Role.TRADER, Role.FEEDER);
        assertThat(fixture.alerts(secret, alert("")).status()).isEqualTo(202);
    }

    @Test
    void theDemosAddressIsForWhoeverIsAdmittedAsTheDemosUser() {
        WebhookFixture demo = new WebhookFixture("pipstream.demo", "true");
        demo.comesAs(UserId.DEMO, Kind.DEMO);
        String ofDemo = demo.newSecret();

        demo.quote("EURUSD", "1.10000", "1.10010");
        assertThat(demo.alerts(ofDemo, alert("")).status()).isEqualTo(202);
        demo.comesAsNobody(); // as from another machine
        assertThat(demo.alerts(ofDemo, alert("")).status()).isEqualTo(404);
    }

    @Test
    void oneAddressTakesSoManyAMinuteAndOthersGoOn() {
        WebhookFixture limited = new WebhookFixture("pipstream.signals.webhook-requests-per-minute", "2");
        limited.quote("EURUSD", "1.10000", "1.10010");
        String first = limited.newSecret();
        String second = limited.newSecret();

        assertThat(limited.alerts(first, alert("")).status()).isEqualTo(202);
        assertThat(limited.alerts(first, "no alert").status()).isEqualTo(400);
        Heard heard = limited.alerts(first, alert(""));
        assertThat(heard.status()).isEqualTo(429);
        assertThat(heard.headers()).containsEntry("Retry-After", List.of("30"));
        assertThat(limited.alerts(second, alert("")).status()).isEqualTo(202);
        limited.nanos.advance(Duration.ofSeconds(30));
        assertThat(limited.alerts(first, alert("")).status()).isEqualTo(202);
    }

    @Test
    void aSourceThatIsAnothersIsNotSpokenFor() throws Exception {
        Signal theirs = new Signal(
                "1",
                "chart",
                fixture.desk.instruments.find("EURUSD").orElseThrow(),
                Direction.BUY,
                new java.math.BigDecimal("1.1"),
                new java.math.BigDecimal("1.0"),
                List.of(new java.math.BigDecimal("1.2")),
                java.math.BigDecimal.TEN,
                java.util.Optional.empty(),
                Map.of());
        fixture.recorded.record(List.of(theirs), new UserId("u-bob"), fixture.desk.clock.instant());

        Heard heard = fixture.alerts(secret, alert(""));

        assertThat(heard.status()).isEqualTo(409);
        assertThat(heard.text("code")).isEqualTo("source_taken");
        assertThat(lastProblem()).contains("chart");
    }

    @Test
    void useIsNotedOnceAMinuteAndTheSameProblemToo() {
        fixture.alerts(secret, alert(""));
        fixture.alerts(secret, alert(",'n':1"));
        assertThat(fixture.store.writes()).isEqualTo(1);
        fixture.alerts(secret, "no alert");
        fixture.alerts(secret, "no alert");
        assertThat(fixture.store.writes()).isEqualTo(2);
        fixture.desk.pass(Duration.ofSeconds(61));
        fixture.alerts(secret, "no alert");

        assertThat(fixture.store.writes()).isEqualTo(4); // the use and the problem
        assertThat(lastProblem()).startsWith("2026-01-15T12:01:00Z: Invalid JSON");
    }

    @Test
    void whatBecameOfRequestsIsCounted() {
        fixture.alerts(secret, alert(""));
        fixture.alerts(secret, alert(""));
        fixture.alerts(secret, "no alert");
        fixture.alerts("psw_made-up", alert(""));

        for (String outcome : List.of("taken", "repeated", "invalid_json", "unknown")) {
            assertThat(fixture.meters
                            .counter("pipstream.signals.webhook.requests", "outcome", outcome)
                            .count())
                    .as(outcome)
                    .isEqualTo(1);
        }
    }
}
