package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PythonDictTest {

    @Test
    void isWrittenAsPythonWritesIt() {
        String text = new PythonDict()
                .text("_action", "OPEN_TRADES")
                .dict(
                        "_trades",
                        new PythonDict()
                                .dict(7, new PythonDict().whole("_magic", -3).decimal("_lots", new BigDecimal("0.01"))))
                .dicts("_data", List.of(new PythonDict(), new PythonDict().whole("time", 1)))
                .texts("error_symbols", List.of("A", "B"))
                .toString();

        assertThat(text)
                .isEqualTo("{'_action': 'OPEN_TRADES', '_trades': {7: {'_magic': -3, '_lots': 0.01}}, "
                        + "'_data': [{}, {'time': 1}], 'error_symbols': ['A', 'B']}");
    }

    @Test
    void aDecimalIsNoWholeNumberAndHasNoExponent() {
        assertThat(new PythonDict()
                        .decimal("a", new BigDecimal("1E+3"))
                        .decimal("b", BigDecimal.ZERO)
                        .decimal("c", new BigDecimal("1E-7"))
                        .toString())
                .isEqualTo("{'a': 1000.0, 'b': 0.0, 'c': 0.0000001}");
    }

    @Test
    void nothingEndsATextButItsEnd() {
        assertThat(new PythonDict()
                        .text("_comment", "'}, __import__('os').system('x') #\\")
                        .toString())
                .isEqualTo("{'_comment': '\\'}, __import__(\\'os\\').system(\\'x\\') #\\\\'}");
        assertThat(new PythonDict()
                        .text("_comment", "\n\r\t\0\u2028\u0085ü\uD83D\uDE00\uD83D")
                        .toString())
                .isEqualTo("{'_comment': '\\u000a\\u000d\\u0009\\u0000\\u2028\\u0085\\u00fc\\U0001f600\\ufffd'}");
    }
}
