package io.pipstream.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.access.UserId;
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
    void pricesThatCouldNotBeReadAgainAreRefused() {
        InvalidSignalException wrong = catchThrowableOfType(InvalidSignalException.class, () -> read("""
                {"pair":"EURUSD","direction":"buy","entry_price":1E+38,"stop_loss":1E+37,"take_profit_1":1E+39,
                 "confidence":50}"""));

        assertThat(wrong).isNotNull();
        assertThat(wrong.fields()).containsOnlyKeys("entry_price", "stop_loss", "take_profit_1");
    }

    @Test
    void theHighestPriceIsKeptAndReadAgain() throws InvalidSignalException {
        Signal signal = read("""
                {"pair":"EURUSD","direction":"buy","entry_price":999999998.99999,"stop_loss":1,
                 "take_profit_1":999999999.99999,"confidence":0.0123456789}""");

        assertThat(new SignalJson(InstrumentFile.read()).signal(SignalJson.text(signal)))
                .isEqualTo(signal);
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
                "signal_id     | \"a\\nb\"",
                "signal_source | \"a\\u0000b\"",
                "signal_source | \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
                "notes         | \"a\\u0000b\"",
                "notes         | \"\\ud800\"",
                "expires_at    | \"2025-01-15T12:00:00Z\"",
                "expires_at    | \"2025-01-15T12:00:01\"",
                "expires_at    | \"+999999999-12-31T00:00:00Z\"",
                "expires_at    | \"2027-01-15T12:00:01Z\"",
                "expires_at    | 5",
                "expires_in    | 0",
                "expires_in    | 604801",
                "expires_in    | 1.5",
                "expires_in    | 1e30000",
                "expires_in    | \"60\"",
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

    private static Signal pips(String fields) throws InvalidSignalException {
        return read("{\"pair\":\"EURUSD\",\"direction\":\"sell\",\"entry_price\":1.1,\"confidence\":1," + fields + "}");
    }

    @Test
    void stopAndTargetsMayBePipsFromTheEntry() throws InvalidSignalException {
        Signal signal = pips("\"stop_loss_pips\":10,\"take_profit_1_pips\":20.5,\"take_profit_2\":1.09");

        // a pip is 0.0001; a sell has its stop above
        assertThat(signal.stopLoss()).isEqualTo("1.10100");
        assertThat(signal.takeProfits()).containsExactly(new BigDecimal("1.09795"), new BigDecimal("1.09000"));
    }

    @Test
    void pipsAreRoundedToTheInstrumentsDigits() throws InvalidSignalException {
        // 12.3456 pips are 0.00123456
        assertThat(pips("\"stop_loss_pips\":12.3456,\"take_profit_1\":1.09").stopLoss())
                .isEqualTo("1.10123");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"stop_loss_pips\":10,\"stop_loss\":1.2,\"take_profit_1\":1.09       | stop_loss_pips",
                "\"stop_loss_pips\":0,\"take_profit_1\":1.09                          | stop_loss_pips",
                "\"stop_loss_pips\":-1,\"take_profit_1\":1.09                         | stop_loss_pips",
                "\"stop_loss_pips\":\"10\",\"take_profit_1\":1.09                     | stop_loss_pips",
                "\"stop_loss_pips\":1e30000,\"take_profit_1\":1.09                    | stop_loss_pips",
                "\"stop_loss_pips\":1e-30000,\"take_profit_1\":1.09                   | stop_loss_pips",
                "\"stop_loss_pips\":0.01,\"take_profit_1\":1.09                       | stop_loss_pips",
                "\"stop_loss\":1.2,\"take_profit_1_pips\":100000                      | take_profit_1_pips",
                "\"stop_loss\":1.2,\"take_profit_1\":1.09,\"take_profit_2_pips\":true | take_profit_2_pips",
            })
    void pipsThatAreWrongAreNamed(String fields, String wrongField) {
        InvalidSignalException wrong = catchThrowableOfType(InvalidSignalException.class, () -> pips(fields));

        assertThat(wrong.fields()).containsOnlyKeys(wrongField);
    }

    @Test
    void aSignalHoldsUntilATimeOrForSeconds() throws InvalidSignalException {
        assertThat(read(with("expires_at", "\"2025-01-15T13:30:00+01:00\"")).expiresAt())
                .contains(NOON.plusSeconds(1_800));
        assertThat(read(with("expires_in", "604800")).expiresAt()).contains(NOON.plusSeconds(604_800));
        assertThat(read(GOOD).expiresAt()).isEmpty();
    }

    @Test
    void twoExpiriesAreOneTooMany() {
        InvalidSignalException wrong = catchThrowableOfType(
                InvalidSignalException.class,
                () -> read(with("expires_at", "\"2025-01-15T13:30:00Z\"").replace("{", "{\"expires_in\":5,")));

        assertThat(wrong.fields()).containsOnlyKeys("expires_in");
    }

    @Test
    void aSourceIsItsOwnNameOrTheSenders() throws InvalidSignalException {
        assertThat(read(GOOD).source()).isEqualTo("anna");
        assertThat(read(with("signal_source", "\"TradingView 5m\"")).source()).isEqualTo("TradingView 5m");
    }

    @Test
    void aSenderWhoseNameIsTooLongForASourceHasToNameOne() {
        InvalidSignalException wrong = catchThrowableOfType(
                InvalidSignalException.class,
                () -> new SignalReader(InstrumentFile.read(), () -> "new-id", Clock.fixed(NOON, ZoneOffset.UTC))
                        .read(Json.mapper().readTree(GOOD), "a".repeat(65)));

        assertThat(wrong.fields()).containsOnlyKeys("signal_source");
    }

    @Test
    void aKeptSignalIsReadAsItWas() throws InvalidSignalException {
        Signal signal = read(with("notes", "\"\\\"quoted\\\"\\nü\"").replace("{", "{\"expires_in\":5,"));

        Signal again = new SignalJson(InstrumentFile.read()).signal(SignalJson.text(signal));

        assertThat(again).isEqualTo(signal);
        assertThat(SignalFingerprint.of(again)).isEqualTo(SignalFingerprint.of(signal));
    }

    @Test
    void aRequestToExecuteASignalIsTheSameWhoeverMakesIt() throws InvalidSignalException {
        RecordedSignal mine = new RecordedSignal(1, NOON, new UserId("anna"), read(with("id", "\"a\"")), "");
        RecordedSignal same = new RecordedSignal(2, NOON, new UserId("bert"), read(with("id", "\"a\"")), "other");
        RecordedSignal other = new RecordedSignal(1, NOON, new UserId("anna"), read(with("id", "\"b\"")), "");

        assertThat(SignalRequest.id(mine)).isEqualTo(SignalRequest.id(same)).hasSizeBetween(65, 128);
        assertThat(SignalRequest.fingerprint(mine))
                .isEqualTo(SignalRequest.fingerprint(same))
                .hasSizeLessThanOrEqualTo(128);
        assertThat(SignalRequest.id(other)).isNotEqualTo(SignalRequest.id(mine));
    }
}
