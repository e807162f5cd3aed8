package io.pipstream.rest.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.Credential.Kind;
import io.pipstream.access.UserId;
import io.pipstream.platform.Digests;
import io.pipstream.rest.signals.WebhookFixture.Heard;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WebhooksResourceTest {

    static final String NEW = "{'name':'breakout','source':'chart'}";

    final WebhookFixture fixture = new WebhookFixture();

    private String id() {
        return fixture.listed().path("id").asText();
    }

    @Test
    void theAddressIsToldOnceAndItsSecretKeptNowhere() {
        Heard heard = fixture.creates(NEW);

        String address = heard.text("address");
        assertThat(heard.status()).isEqualTo(201);
        assertThat(address).matches("/api/signals/webhook/psw_[A-Za-z0-9_-]{43}");
        String secret = address.substring("/api/signals/webhook/".length());
        JsonNode listed = WebhookFixture.Heard.json(fixture.manage.webhooks());
        assertThat(listed.toString()).doesNotContain(secret.substring(4)).doesNotContain(Digests.sha256(secret));
        assertThat(fixture.store.findByHash(Digests.sha256(secret))).isPresent();
        assertThat(fixture.audit.entries().toString())
                .contains("webhook.create")
                .contains("chart, breakout")
                .doesNotContain(secret.substring(4));
    }

    @Test
    void whatIsListedIsWhatWasMade() {
        fixture.creates(NEW);
        fixture.desk.pass(Duration.ofSeconds(1));
        fixture.creates("{'name':'mine','source':'bot','template':{'pair':'{{a.b[0]}}','confidence':70}}");

        JsonNode listed = WebhookFixture.Heard.json(fixture.manage.webhooks());

        assertThat(listed.findValuesAsText("name")).containsExactly("mine", "breakout");
        assertThat(listed.path(0).path("template").toString()).isEqualTo("{\"pair\":\"{{a.b[0]}}\",\"confidence\":70}");
        assertThat(listed.path(1).path("template").asText()).isEqualTo("tradingview");
        assertThat(listed.path(1).path("last_used_at").isNull()).isTrue();
        assertThat(listed.path(1).path("last_problem").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "JWT"})
    void aTokenMakesNoAddressThatOutlivesIt(Kind kind) {
        fixture.comesAs(WebhookFixture.ANN, kind);

        assertThat(fixture.creates(NEW).status()).isEqualTo(403);
        assertThat(fixture.listed().isMissingNode()).isTrue();
    }

    @Test
    void oneThatIsDeletedTakesNothingAnyMore() {
        String secret = fixture.newSecret();

        assertThat(fixture.manage.delete(id()).getStatus()).isEqualTo(204);

        assertThat(fixture.alerts(secret, "{}").status()).isEqualTo(404);
        assertThat(fixture.audit.entries().toString()).contains("webhook.delete");
        assertThat(fixture.manage.delete("made-up").getStatus()).isEqualTo(404);
    }

    @Test
    void nobodySeesTestsOrDeletesSomebodyElses() {
        fixture.creates(NEW);
        String id = id();
        fixture.comesAs(new UserId("u-bob"), Kind.SESSION);

        assertThat(fixture.listed().isMissingNode()).isTrue();
        assertThat(fixture.tests(id, "{}").status()).isEqualTo(404);
        assertThat(fixture.manage.delete(id).getStatus()).isEqualTo(404);
        fixture.comesAs(WebhookFixture.ANN, Kind.SESSION);
        assertThat(id()).isEqualTo(id);
    }

    @Test
    void aUserHasAtMostTwenty() {
        for (int number = 1; number <= 20; number++) {
            assertThat(fixture.creates(NEW).status()).isEqualTo(201);
        }

        assertThat(fixture.creates(NEW).field("name")).contains("20 webhooks");
        fixture.manage.delete(id());
        assertThat(fixture.creates(NEW).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'source':'chart'}|name",
                "{'name':'a'}|source",
                "{'name':' ','source':'chart'}|name",
                "{'name':'a\\nb','source':'chart'}|name",
                "{'name':'a','source':'b\\tc'}|source",
                "{'name':'a','source':'chart','template':'other'}|template",
                "{'name':'a','source':'chart','template':{'secret':'{{a}}'}}|template",
                "{'name':'a','source':'chart','template':{'pair':'{{a'}}|template.pair",
                "[]|body",
            })
    void whatAWebhookCannotBeIsToldByField(String body, String field) {
        Heard heard = fixture.creates(body);

        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.field(field)).startsWith(field + " ");
    }

    @Test
    void aTestTellsWhatWouldBecomeOfAnAlertAndRecordsNothing() {
        fixture.creates("{'name':'a','source':'chart','template':{'pair':'{{s}}','direction':'{{o.side}}',"
                + "'entry_price':'{{o.price}}','stop_loss':1.09,'take_profit_1':'1.{{digits}}','expires_in':60}}");

        Heard heard = fixture.tests(id(), "{'s':'FX:EUR/USD','o':{'side':'LONG','price':'1.1'},'digits':12}");

        assertThat(heard.json().path("signals").path(0).toString())
                .contains("\"signal_source\":\"chart\",\"pair\":\"EURUSD\",\"direction\":\"buy\"")
                .contains("\"entry_price\":1.10000,\"stop_loss\":1.09000,\"take_profit_1\":1.12000,\"confidence\":50,"
                        + "\"expires_at\":\"2026-01-15T12:01:00Z\"");
        assertThat(fixture.recorded.newest()).isZero();
        assertThat(fixture.listed().path("last_used_at").isNull()).isTrue();
        assertThat(fixture.tests(id(), "{'s':'EURUSD'}").json().path("fields"))
                .extracting(JsonNode::toString)
                .asString()
                .contains("direction", "entry_price");
    }
}
