package io.pipstream.feed.mt5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipstream.feed.live.NotUnderstoodException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSpeechTest {

    private static final String PRICE = "{\"success\":true,\"data\":{\"bid\":1.1,\"ask\":1.1002%s}}";

    @Test
    void asksInTheDocumentedForm() {
        assertThat(TerminalSpeech.priceQuestion("EURUSD.pro"))
                .isEqualTo("{\"action\":\"GET_PRICE\",\"symbol\":\"EURUSD.pro\"}");
        assertThat(TerminalSpeech.barsQuestion("EURUSD", Timeframe.H1, 100))
                .isEqualTo("{\"action\":\"GET_BARS\",\"symbol\":\"EURUSD\",\"timeframe\":\"H1\",\"count\":100}");
    }

    @Test
    void readsAPriceWithItsTime() throws Exception {
        TerminalPrice price = price(PRICE.formatted(",\"time\":\"2025.11.21 10:15:30\""));

        assertThat(price)
                .isEqualTo(new TerminalPrice(
                        new BigDecimal("1.1"),
                        new BigDecimal("1.1002"),
                        Optional.of(new TerminalTime(LocalDateTime.parse("2025-11-21T10:15:30"), false))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"time\":null"})
    void aPriceNeedsNoTime(String rest) throws Exception {
        assertThat(price(PRICE.formatted(rest)).time()).isEmpty();
    }

    @Test
    void theZeroAtTheEndOfATerminalsTextIsNoPartOfIt() throws Exception {
        assertThat(price(PRICE.formatted("") + "\0\0").bid()).isEqualByComparingTo("1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "{\"success\":true,\"data\":{\"bid\":1.1,\"ask\":1.1",
                "{\"success\":true,\"data\":{\"bid\":1.1,\"ask\":1.1002}}{",
                "{\"success\":true,\"data\":{\"bid\":nan,\"ask\":1.1002}}",
                "{\"success\":true,\"data\":{\"bid\":null,\"ask\":1.1002}}",
                "{\"success\":true,\"data\":{\"bid\":1.1,\"bid\":1.2,\"ask\":1.3}}",
                "{\"success\":true,\"data\":{\"ask\":1.1002}}",
                "{\"success\":true,\"data\":{\"bid\":1e-999999999,\"ask\":1.1002}}",
                "{\"success\":true}",
                "{\"success\":\"true\",\"data\":{\"bid\":1.1,\"ask\":1.1002}}",
                "{\"data\":{\"bid\":1.1,\"ask\":1.1002}}",
                "[1.1,1.1002]",
                "{\"success\":true,\"data\":{\"bid\":1.1,\"ask\":1.1002,\"time\":\"soon\"}}",
            })
    void whatIsTornOrNoPriceIsNotUnderstood(String answer) {
        assertThatThrownBy(() -> price(answer)).isInstanceOf(NotUnderstoodException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true,\"symbol\":\"GBPUSD\",\"data\":{\"bid\":1.1,\"ask\":1.1002}}",
                "{\"success\":true,\"data\":{\"symbol\":\"GBPUSD\",\"bid\":1.1,\"ask\":1.1002}}",
            })
    void whoSpeaksOfAnotherSymbolIsNotUnderstood(String answer) {
        assertThatThrownBy(() -> price(answer))
                .isInstanceOf(NotUnderstoodException.class)
                .hasMessageContaining("GBPUSD");
    }

    @Test
    void theSymbolItSpeaksOfMayBeWrittenInOtherLetters() throws Exception {
        assertThat(price(PRICE.formatted(",\"symbol\":\"eurusd\"")).bid()).isEqualByComparingTo("1.1");
    }

    @Test
    void aRefusalSaysWhy() {
        assertThatThrownBy(() -> price("{\"success\":false,\"error\":\"Symbol not found\"}"))
                .isInstanceOfSatisfying(
                        TerminalRefusedException.class,
                        no -> assertThat(no.detail()).isEqualTo("Symbol not found"));
        assertThatThrownBy(() -> price("{\"success\":false}")).isInstanceOf(TerminalRefusedException.class);
    }

    @Test
    void whatARefusalSaysIsShortAndOnOneLine() {
        String error = "no\\nsuch ".repeat(500);

        assertThatThrownBy(() -> price("{\"success\":false,\"error\":\"" + error + "\"}"))
                .isInstanceOfSatisfying(
                        TerminalRefusedException.class,
                        no -> assertThat(no.detail()).hasSizeLessThan(150).doesNotContain("\n"));
    }

    @Test
    void readsBarsAndLeavesOutWhatIsNone() throws Exception {
        List<TerminalBar> bars = TerminalSpeech.bars("""
                {"success":true,"data":[
                {"timestamp":"2025.11.21 10:00","open":1.1,"high":1.2,"low":1.0,"close":1.15,"volume":42},
                {"timestamp":"2025.11.21 11:00","open":1.1,"high":1.2,"low":1.0,"close":1.15},
                {"timestamp":"later","open":1.1,"high":1.2,"low":1.0,"close":1.15,"volume":42},
                {"timestamp":"2025.11.21 12:00","open":1.1,"high":1.2,"low":1.0,"volume":42},
                17]}""", "EURUSD");

        assertThat(bars)
                .extracting(bar -> bar.start().shown())
                .extracting(Object::toString)
                .containsExactly("2025-11-21T10:00", "2025-11-21T11:00");
        assertThat(bars).extracting(TerminalBar::ticks).containsExactly(42L, 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":true,\"data\":{}}", "{\"success\":true}", "{\"success\":true,\"data\":[{"})
    void whatIsNoListOfBarsIsNotUnderstood(String answer) {
        assertThatThrownBy(() -> TerminalSpeech.bars(answer, "EURUSD")).isInstanceOf(NotUnderstoodException.class);
    }

    private static TerminalPrice price(String answer) throws NotUnderstoodException, TerminalRefusedException {
        return TerminalSpeech.price(answer, "EURUSD");
    }
}
