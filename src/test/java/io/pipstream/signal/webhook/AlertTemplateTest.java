package io.pipstream.signal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.signal.InvalidSignalException;
import io.pipstream.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTemplateTest {

    /** JSON with apostrophes for quotation marks. */
    private static JsonNode json(String text) throws Exception {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }

    private static String made(String template, String alert) throws Exception {
        return AlertTemplate.of(json(template)).apply(json(alert)).toString().replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'pair':'{{ticker}}'}|{'ticker':'EURUSD'}|{'pair':'EURUSD'}",
                "{'pair':'{{ a.b }}'}|{'a':{'b':'X'}}|{'pair':'X'}",
                "{'pair':'{{a[1]}}'}|{'a':['X','Y']}|{'pair':'Y'}",
                "{'pair':'{{a.1.b}}'}|{'a':[0,{'b':'Y'}]}|{'pair':'Y'}",
                "{'pair':'{{base}}{{quote}}'}|{'base':'EUR','quote':'USD'}|{'pair':'EURUSD'}",
                "{'pair':'{{base}}{{quote}}'}|{'base':'EUR'}|{}",
                "{'notes':'bar {{n}} of {{t}}'}|{'n':1.50,'t':true}|{'notes':'bar 1.50 of true'}",
                "{'pair':'GBPUSD','confidence':70}|{}|{'pair':'GBPUSD','confidence':70}",
                "{'entry_price':'{{close}}'}|{'close':'1.08450'}|{'entry_price':1.08450}",
                "{'entry_price':'{{close}}'}|{'close':1.08450}|{'entry_price':1.08450}",
                "{'entry_price':'{{close}}'}|{'close':' 1.5 '}|{'entry_price':1.5}",
                "{'stop_loss_pips':'2{{pips}}'}|{'pips':5}|{'stop_loss_pips':25}",
                "{'stop_loss':'{{plot}}'}|{'plot':'NaN'}|{}",
                "{'stop_loss':'{{plot}}'}|{'plot':null}|{}",
                "{'stop_loss':'{{plot}}'}|{'plot':'soon'}|{'stop_loss':'soon'}",
                "{'pair':'{{ticker}}'}|{'ticker':' '}|{}",
                "{}|{'pair':'EURUSD','entry_price':'1.1','confidence':60,'evil':1}|{'pair':'EURUSD','entry_price':1.1,'confidence':60}",
            })
    void aTemplateSaysWhatIsWhere(String template, String alert, String fields) throws Exception {
        assertThat(made(template, alert)).isEqualTo(fields);
    }

    @Test
    void whatIsInAValueIsNeverReadAgain() throws Exception {
        String evil = "{{pair}} \\\",\\\"direction\\\":\\\"sell\\\",\\\"x\\\":\\\"";
        JsonNode alert = Json.mapper().readTree("{\"a\":\"" + evil + "\",\"pair\":\"GBPUSD\"}");

        ObjectNode made = AlertTemplate.of(json("{'notes':'<{{a}}>','timeframe':'{{a}}'}"))
                .apply(alert);

        assertThat(made.size()).isEqualTo(2);
        assertThat(made.path("timeframe").asText())
                .isEqualTo(alert.path("a").asText())
                .startsWith("{{pair}} \",");
        assertThat(made.path("notes").asText()).isEqualTo("<" + alert.path("a").asText() + ">");
        assertThat(Json.mapper().readTree(made.toString())).isEqualTo(made);
    }

    @Test
    void aListOrAnObjectIsNoText() throws Exception {
        AlertTemplate template = AlertTemplate.of(json("{'pair':'{{a}}','notes':'see {{b.c}}'}"));

        InvalidSignalException wrong = catchThrowableOfType(
                InvalidSignalException.class, () -> template.apply(json("{'a':[1],'b':{'c':{}}}")));

        assertThat(wrong.fields())
                .containsEntry("pair", "pair would be a list or an object: a")
                .containsEntry("notes", "notes would be a list or an object: b.c");
    }

    @Test
    void whatBecomesTooLongIsRefused() throws Exception {
        AlertTemplate template = AlertTemplate.of(json("{'notes':'{{a}}{{a}}'}"));

        assertThatThrownBy(() -> template.apply(json("{'a':'" + "x".repeat(60_000) + "'}")))
                .isInstanceOf(InvalidSignalException.class)
                .hasMessageContaining("longer than 1000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "'text'", "null"})
    void anAlertThatIsNoObjectIsRefused(String alert) throws Exception {
        AlertTemplate template = AlertTemplate.of(json("{}"));

        assertThatThrownBy(() -> template.apply(json(alert))).isInstanceOf(InvalidSignalException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'other'",
                "1",
                "null",
                "[]",
                "{'auto_execute':true}",
                "{'signal_source':'mine'}",
                "{'pair':null}",
                "{'pair':['{{a}}']}",
                "{'pair':'{{a'}",
                "{'pair':'{{}}'}",
                "{'pair':'{{.a}}'}",
                "{'pair':'{{a.}}'}",
                "{'pair':'{{a..b}}'}",
                "{'pair':'{{a b}}'}",
                "{'pair':'{{a[b]}}'}",
                "{'pair':'{{a[1}}'}",
                "{'pair':'{{a[12345]}}'}",
                "{'pair':'{{a()}}'}",
                "{'pair':'{{0abc}}'}",
                "{'pair':'{{ {{a}} }}'}"
            })
    void aTemplateThatCannotBeUsedIsRefused(String template) {
        assertThatThrownBy(() -> AlertTemplate.of(json(template))).isInstanceOf(InvalidWebhookException.class);
    }

    @Test
    void aTemplateHasItsLimits() throws Exception {
        JsonNode longText = json("{'notes':'" + "x".repeat(501) + "'}");
        ObjectNode long0 = JsonNodeFactory.instance.objectNode();
        AlertFields.ALL.forEach(field -> long0.put(field, "x".repeat(300)));

        assertThatThrownBy(() -> AlertTemplate.of(longText)).hasMessageContaining("at most 500 characters");
        assertThatThrownBy(() -> AlertTemplate.of(long0)).hasMessageContaining("at most 4096 characters");
    }

    @Test
    void theOneThatIsBuiltInTakesPricesOrPips() throws Exception {
        assertThat(made("'tradingview'", "{'ticker':'OANDA:EURUSD','action':'buy','close':1.1,'stop_pips':'20'}"))
                .isEqualTo("{'pair':'OANDA:EURUSD','direction':'buy','entry_price':1.1,'stop_loss_pips':20}");
    }

    /** Whatever comes, it is taken or refused in the words for that, and nothing but fields of a signal comes out. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingThatComesBreaksIt(long seed) throws Exception {
        RandomGenerator random = new SplittableRandom(seed);
        Set<String> known = Set.copyOf(AlertFields.ALL);
        int taken = 0;
        for (int round = 0; round < 2_000; round++) {
            JsonNode template = noise(random, 1, AlertFields.ALL);
            JsonNode alert = noise(random, 3, List.of("a", "b", "0", "pair", "", "{{a}}"));
            try {
                ObjectNode made = AlertTemplate.parse(template.toString()).apply(alert);
                assertThat(known)
                        .containsAll(List.copyOf(made.properties()).stream()
                                .map(java.util.Map.Entry::getKey)
                                .toList());
                assertThat(made).allMatch(JsonNode::isValueNode);
                taken++;
            } catch (InvalidWebhookException | InvalidSignalException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
        assertThat(taken).isPositive();
    }

    private static final List<String> TEXTS = List.of(
            "{{a}}", "{{a.b}}", "{{a[0]}}", "x{{b}}y", "{{", "}}", "{{a}", "1.5", "1e99", "-", "\"", "\\", "\0", "");

    private static JsonNode noise(RandomGenerator random, int depth, List<String> names) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> JsonNodeFactory.instance.numberNode(random.nextInt());
            case 1 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 2, 3 -> JsonNodeFactory.instance.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 4 -> JsonNodeFactory.instance.arrayNode().add(noise(random, depth - 1, names));
            default -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (int member = random.nextInt(4); member > 0; member--) {
                    object.set(names.get(random.nextInt(names.size())), noise(random, depth - 1, names));
                }
                yield object;
            }
        };
    }
}
