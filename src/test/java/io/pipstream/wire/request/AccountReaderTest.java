package io.pipstream.wire.request;

import static io.pipstream.wire.request.Bodies.json;
import static io.pipstream.wire.request.Bodies.number;
import static io.pipstream.wire.request.Bodies.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountTerms;
import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.money.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountReaderTest {

    static final Currency USD = new Currency("USD");
    static final AccountReader.Reset PRESENT = new AccountReader.Reset(
            new AccountTerms(USD, RuleProfileName.US, RealismProfile.frictionless(1)), number("10000.0000"));

    final AccountReader reader = new AccountReader(InstrumentFixtures.someInstruments());

    @Test
    void anAccountBeginsAgainAsItWas() throws WrongFieldsException {
        assertThat(reader.reset(json("{}"), PRESENT, 2)).isEqualTo(PRESENT);
    }

    @Test
    void anAccountBeginsAgainAsItIsTold() throws WrongFieldsException {
        assertThat(reader.reset(
                        json("{\"balance\":5e4,\"currency\":\"jpy\",\"profile\":\"EU\",\"realism\":\"retail\"}"),
                        PRESENT,
                        2))
                .isEqualTo(new AccountReader.Reset(
                        new AccountTerms(new Currency("JPY"), RuleProfileName.EU, RealismProfile.retail(2)),
                        number("50000.0000")));
    }

    @Test
    void aCustomModelHasNumbersOfItsOwn() throws WrongFieldsException {
        RealismProfile realism =
                reader.change(json("""
                        {"realism":{"name":"custom","seed":"-9223372036854775808","latency_median_ms":500,
                         "latency_spread":0.4,"slippage_volatility_share":1.5,"slippage_pips_per_million":0.3,
                         "reject_probability":0.01,"partial_fill_probability":1,"spread_factor":1.25}}"""), PRESENT.terms(), 2).terms().realism();

        assertThat(realism)
                .isEqualTo(new RealismProfile(
                        RealismName.CUSTOM,
                        1,
                        Long.MIN_VALUE,
                        500,
                        number("0.4"),
                        number("1.5"),
                        number("0.3"),
                        number("0.01"),
                        number("1"),
                        number("1.25")));
    }

    @Test
    void aNamedModelMayHaveItsSeed() throws WrongFieldsException {
        assertThat(reader.change(
                                json("{\"profile\":\"netting\",\"currency\":\"USD\","
                                        + "\"realism\":{\"name\":\"stressed\",\"seed\":7,\"latency_median_ms\":300}}"),
                                PRESENT.terms(),
                                2)
                        .terms())
                .isEqualTo(new AccountTerms(USD, RuleProfileName.NETTING, RealismProfile.stressed(7)));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "balance  | 0                                                 | balance",
                "balance  | -1                                                | balance",
                "balance  | \"100\"                                           | balance",
                "balance  | 0.00001                                           | balance",
                "balance  | 1000000000000.01                                  | balance",
                "balance  | 1e999                                             | balance",
                "currency | \"XXX\"                                           | currency",
                "currency | \"DOLLAR\"                                        | currency",
                "currency | []                                                | currency",
                "profile  | \"uk\"                                            | profile",
                "profile  | 1                                                 | profile",
                "realism  | \"kind\"                                          | realism",
                "realism  | \"custom\"                                        | realism",
                "realism  | 5                                                 | realism",
                "realism  | {}                                                | realism.name",
                "realism  | {\"name\":\"kind\"}                               | realism.name",
                "realism  | {\"name\":\"retail\",\"version\":2}               | realism.version",
                "realism  | {\"name\":\"retail\",\"seed\":\"x\"}              | realism.seed",
                "realism  | {\"name\":\"retail\",\"seed\":1.5}                | realism.seed",
                "realism  | {\"name\":\"retail\",\"seed\":9223372036854775808} | realism.seed",
                "realism  | {\"name\":\"retail\",\"spread_factor\":2}         | realism.spread_factor",
                "realism  | {\"name\":\"custom\",\"spread_factor\":0.9}       | realism.spread_factor",
                "realism  | {\"name\":\"custom\",\"spread_factor\":21}        | realism.spread_factor",
                "realism  | {\"name\":\"custom\",\"latency_median_ms\":-1}    | realism.latency_median_ms",
                "realism  | {\"name\":\"custom\",\"latency_median_ms\":60001} | realism.latency_median_ms",
                "realism  | {\"name\":\"custom\",\"latency_median_ms\":0.5}   | realism.latency_median_ms",
                "realism  | {\"name\":\"custom\",\"latency_spread\":3.1}      | realism.latency_spread",
                "realism  | {\"name\":\"custom\",\"slippage_volatility_share\":11} | realism.slippage_volatility_share",
                "realism  | {\"name\":\"custom\",\"slippage_pips_per_million\":101} | realism.slippage_pips_per_million",
                "realism  | {\"name\":\"custom\",\"reject_probability\":1.1}  | realism.reject_probability",
                "realism  | {\"name\":\"custom\",\"partial_fill_probability\":\"1\"} | realism.partial_fill_probability",
            })
    void eachWrongFieldIsNamed(String field, String value, String named) {
        assertThat(wrong(() -> reader.reset(json("{\"" + field + "\":" + value + "}"), PRESENT, 2)))
                .containsOnlyKeys(named)
                .allSatisfy((name, sentence) -> assertThat(sentence).startsWith(name + " "));
    }

    @Test
    void termsChangeToSomethingAndNotTheCurrency() {
        assertThat(wrong(() -> reader.change(json("{}"), PRESENT.terms(), 2))).containsOnlyKeys("body");
        assertThat(wrong(() -> reader.change(json("{\"profile\":\"eu\",\"currency\":\"EUR\"}"), PRESENT.terms(), 2)))
                .containsOnlyKeys("currency");
    }
}
