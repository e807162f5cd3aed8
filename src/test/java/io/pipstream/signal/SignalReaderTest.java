package io.pipstream.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.signal.Signal.Direction;
import io.pipstream.wire.Json;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalReaderTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    static final String GOOD = """
            {"pair":"EUR/USD","direction":"long","entry_price":1.1,"stop_loss":1.09,"take_profit_1":1.12,
             "take_profit_2":1.13,"confidence":0.85,"signal_type":"BREAKOUT"}""";

    static Signal read(String json) throws InvalidSignalException {
        try {
            return new SignalReader(InstrumentFile.read(), () -> "new-id", Clock.fixed(NOON, ZoneOffset.UTC))
                    .read(Json.mapper().readTree(json), "anna");
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    static String with(String field, String value) {
        try {
            ObjectNode signal = (ObjectNode) Json.mapper().readTree(GOOD);
            signal.set(field, Json.mapper().readTree(value));
            return signal.toString();
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    @Test
    void aSignalIsReadAndAnnounced() throws InvalidSignalException {
        Signal signal = read(GOOD);

        assertThat(signal.id()).isEqualTo("new-id");
        assertThat(signal.direction()).isEqualTo(Direction.BUY);
        assertThat(signal.takeProfits()).containsExactly(new BigDecimal("1.12000"), new BigDecimal("1.13000"));
        assertThat(SignalMessages.alert(7, signal, NOON))
                .isEqualTo(
                        "{\"type\":\"signal_alert\",\"signal\":{\"id\":\"new-id\",\"pair\":\"EURUSD\","
                                + "\"symbol\":\"EURUSD\",\"direction\":\"buy\",\"entry_price\":1.10000,\"stop_loss\":1.09000,"
                                + "\"take_profit_1\":1.12000,\"take_profit_2\":1.13000,\"confidence\":85,"
                                + "\"signal_source\":\"anna\",\"signal_type\":\"BREAKOUT\"},\"signal_seq\":7,\"timestamp\":\"2025-01-15T12:00:00Z\"}");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 50", "1, 100", "2, 2", "85, 85", "100, 100"})
    void confidenceIsAFractionUpToOneAndPerCentAbove(String given, BigDecimal percent) throws InvalidSignalException {
        assertThat(read(with("confidence", given)).confidence()).isEqualByComparingTo(percent);
    }

    @Test
    void aSellHasItsStopAboveAndItsTargetsBelow() throws InvalidSignalException {
        Signal signal = read("""
                {"signal_id":"s-1","symbol":"USDJPY","direction":"SHORT","entry_price":150,"stop_loss":151,
                 "take_profit_1":149,"confidence":50}""");

        assertThat(signal.id()).isEqualTo("s-1");
        assertThat(signal.direction()).isEqualTo(Direction.SELL);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pair          | \"US30\"",
                "pair          | null",
                "pair          | 5",
                "direction     | \"up\"",
                "direction     | 1",
                "direction     | null",
                "entry_price   | \"1.1\"",
                "entry_price   | 0",
                "entry_price   | -1",
                "entry_price   | 1.1000001",
                "entry_price   | 1e30000",
                "stop_loss     | 1.1",
                "stop_loss     | 1.2",
                "stop_loss     | null",
                "take_profit_1 | 1.1",
                "take_profit_1 | null",
                "take_profit_2 | 1.05",
                "take_profit_3 | true",
                "confidence    | -0.1",
                "confidence    | 101",
                "confidence    | \"high\"",
                "confidence    | null",
                "signal_id     | \"\"",
                "signal_id     | []",
                "notes         | {}",
            })
    void eachWrongFieldIsNamed(String field, String value) {
        InvalidSignalException wrong =
                catchThrowableOfType(InvalidSignalException.class, () -> read(with(field, value)));

        assertThat(wrong.fields()).containsOnlyKeys(field);
        assertThat(wrong.fields().get(field)).contains(field);
    }

    @Test
    void allWrongFieldsAreNamedTogether() {
        assertThat(catchThrowableOfType(InvalidSignalException.class, () -> read("{}"))
                        .fields())
                .containsOnlyKeys("pair", "direction", "entry_price", "stop_loss", "take_profit_1", "confidence");
        assertThat(catchThrowableOfType(InvalidSignalException.class, () -> read("[]"))
                        .fields())
                .containsOnlyKeys("signal");
    }
}
