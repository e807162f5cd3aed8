package io.pipstream.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientMessageReaderTest {

    @Test
    void aSubscriptionSaysWhatAndHow() throws RefusedMessageException {
        ClientMessage message = ClientMessageReader.read(
                "{\"action\":\"subscribe\",\"symbols\":[\"EURUSD\"],\"interval_ms\":250,\"batch\":true,\"more\":1}");

        assertThat(message).isInstanceOfSatisfying(ClientMessage.Subscribe.class, subscribe -> {
            assertThat(subscribe.envelope().verbName()).isEqualTo("action");
            assertThat(subscribe.symbols()).containsExactly("EURUSD");
            assertThat(subscribe.pace().intervalMillis()).isEqualTo(OptionalInt.of(250));
            assertThat(subscribe.pace().framing()).isEqualTo(ClientMessage.Framing.BATCH);
        });
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                         | invalid_json",
                "{                                                          | invalid_json",
                "{} {}                                                      | invalid_json",
                "{\"type\":\"ping\",\"type\":\"ping\"}                      | invalid_json",
                "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]                        | invalid_json",
                "NaN                                                        | invalid_json",
                "{\"type\":\"ping\",\"id\":1e99999999999}                   | invalid_json",
                "17                                                         | invalid_message",
                "null                                                       | invalid_message",
                "{}                                                         | invalid_message",
                "{\"type\":5}                                               | invalid_message",
                "{\"type\":\"ping\",\"id\":{}}                              | invalid_message",
                "{\"type\":\"ping\",\"id\":1.5}                             | invalid_message",
                "{\"type\":\"ping\",\"id\":1e999999999}                     | invalid_message",
                "{\"type\":\"fly\"}                                         | unknown_type",
                "{\"type\":\"Ping\"}                                        | unknown_type",
                "{\"type\":\"subscribe\"}                                   | invalid_message",
                "{\"type\":\"subscribe\",\"symbols\":\"EURUSD\"}            | invalid_message",
                "{\"type\":\"subscribe\",\"symbols\":[1]}                   | invalid_message",
                "{\"type\":\"subscribe\",\"symbols\":[null]}                | invalid_message",
                "{\"type\":\"subscribe\",\"symbols\":[],\"interval_ms\":49} | invalid_message",
                "{\"type\":\"subscribe\",\"symbols\":[],\"interval_ms\":-1} | invalid_message",
                "{\"type\":\"subscribe\",\"symbols\":[],\"interval_ms\":60001} | invalid_message",
                "{\"type\":\"subscribe\",\"symbols\":[],\"interval_ms\":99.5} | invalid_message",
                "{\"type\":\"subscribe\",\"symbols\":[],\"interval_ms\":\"1\"} | invalid_message",
                "{\"type\":\"subscribe\",\"symbols\":[],\"interval_ms\":99999999999} | invalid_message",
                "{\"type\":\"subscribe\",\"symbols\":[],\"batch\":1}        | invalid_message",
                "{\"type\":\"unsubscribe\",\"symbols\":{}}                  | invalid_message",
                "{\"type\":\"resume\"}                                     | invalid_message",
                "{\"type\":\"resume\",\"after\":1}                         | invalid_message",
                "{\"type\":\"resume\",\"epoch\":5,\"after\":1}             | invalid_message",
                "{\"type\":\"resume\",\"epoch\":null,\"after\":1}          | invalid_message",
                "{\"type\":\"resume\",\"epoch\":\"e\"}                     | invalid_message",
                "{\"type\":\"resume\",\"epoch\":\"e\",\"after\":-1}         | invalid_message",
                "{\"type\":\"resume\",\"signals_after\":-1}                | invalid_message",
                "{\"type\":\"resume\",\"signals_after\":\"1\"}            | invalid_message",
                "{\"type\":\"resume\",\"signals_after\":1,\"after\":1}    | invalid_message",
                "{\"type\":\"resume\",\"epoch\":\"e\",\"after\":1.5}        | invalid_message",
                "{\"type\":\"resume\",\"epoch\":\"e\",\"after\":\"1\"}      | invalid_message",
                "{\"type\":\"resume\",\"epoch\":\"e\",\"after\":9223372036854775808} | invalid_message",
            })
    void aMessageThatIsNotUnderstoodIsRefusedWithACode(String text, String code) {
        RefusedMessageException refused =
                catchThrowableOfType(RefusedMessageException.class, () -> ClientMessageReader.read(text));

        assertThat(refused.code().code()).isEqualTo(code);
        assertThat(refused).hasMessageMatching("[A-Z\"].*");
    }

    @Test
    void aRefusalCarriesTheRequestsId() {
        RefusedMessageException refused = catchThrowableOfType(
                RefusedMessageException.class, () -> ClientMessageReader.read("{\"type\":\"fly\",\"id\":\"r-1\"}"));

        assertThat(refused.id().value().textValue()).isEqualTo("r-1");
    }

    @Test
    void aRequestNamesAtMostTwoHundredSymbols() throws RefusedMessageException {
        String names = String.join(",", Collections.nCopies(200, "\"EURUSD\""));
        ClientMessageReader.read("{\"type\":\"subscribe\",\"symbols\":[" + names + "]}");

        RefusedMessageException refused = catchThrowableOfType(
                RefusedMessageException.class,
                () -> ClientMessageReader.read("{\"type\":\"subscribe\",\"symbols\":[" + names + ",\"USDJPY\"]}"));
        assertThat(refused.code()).isEqualTo(ErrorCode.TOO_MANY_SYMBOLS);
    }

    @Test
    void aNameOrAnIdIsNotLongerThanItNeedsToBe() {
        String longName = "{\"type\":\"subscribe\",\"symbols\":[\"" + "X".repeat(33) + "\"]}";
        String longId = "{\"type\":\"ping\",\"id\":\"" + "x".repeat(129) + "\"}";

        assertThat(catchThrowableOfType(RefusedMessageException.class, () -> ClientMessageReader.read(longName))
                        .code())
                .isEqualTo(ErrorCode.INVALID_MESSAGE);
        assertThat(catchThrowableOfType(RefusedMessageException.class, () -> ClientMessageReader.read(longId))
                        .code())
                .isEqualTo(ErrorCode.INVALID_MESSAGE);
    }

    @Test
    void aClientResumesSignalsAloneOrWithItsEvents() throws RefusedMessageException {
        assertThat(ClientMessageReader.read("{\"type\":\"resume\",\"signals_after\":7}"))
                .isInstanceOfSatisfying(ClientMessage.Resume.class, resume -> {
                    assertThat(resume.events()).isNull();
                    assertThat(resume.signalsAfter()).hasValue(7);
                });
        assertThat(ClientMessageReader.read("{\"type\":\"resume\",\"epoch\":\"e\",\"after\":3,\"signals_after\":0}"))
                .isInstanceOfSatisfying(ClientMessage.Resume.class, resume -> {
                    assertThat(resume.events()).isEqualTo(new ClientMessage.EventsAfter("e", 3));
                    assertThat(resume.signalsAfter()).hasValue(0);
                });
    }

    @Test
    void aClientResumesAfterTheLastEventOfAnEpoch() throws RefusedMessageException {
        String longest = "e".repeat(64);

        assertThat(ClientMessageReader.read("{\"type\":\"resume\",\"epoch\":\"" + longest + "\",\"after\":0}"))
                .isInstanceOfSatisfying(ClientMessage.Resume.class, resume -> {
                    assertThat(resume.events()).isEqualTo(new ClientMessage.EventsAfter(longest, 0));
                    assertThat(resume.signalsAfter()).isEmpty();
                });
        assertThat(catchThrowableOfType(
                                RefusedMessageException.class,
                                () -> ClientMessageReader.read(
                                        "{\"type\":\"resume\",\"epoch\":\"e" + longest + "\",\"after\":0}"))
                        .code())
                .isEqualTo(ErrorCode.INVALID_MESSAGE);
    }
}
