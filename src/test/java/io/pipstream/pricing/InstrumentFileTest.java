package io.pipstream.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentFileTest {

    static final List<String> MAJORS = List.of("EUR", "GBP", "AUD", "NZD", "USD", "CAD", "CHF", "JPY");
    static final List<String> AGAINST_THE_DOLLAR =
            List.of("SEK", "NOK", "DKK", "MXN", "ZAR", "TRY", "SGD", "HKD", "CNH", "PLN");
    static final String HEADER = "base,quote,pip,digits,contract_size,typical_spread,min_units,max_units\n";

    final Instruments instruments = InstrumentFile.read();

    @Test
    void everyPairOfTheMajorsIsThereWithItsConventionalBase() {
        for (int base = 0; base < MAJORS.size(); base++) {
            for (int quote = base + 1; quote < MAJORS.size(); quote++) {
                assertThat(instruments.find(MAJORS.get(base) + MAJORS.get(quote)))
                        .as(MAJORS.get(base) + MAJORS.get(quote))
                        .isPresent();
            }
        }
    }

    @Test
    void theOthersAreThereAgainstTheDollarAndNothingElseIs() {
        AGAINST_THE_DOLLAR.forEach(
                quote -> assertThat(instruments.find("USD" + quote)).as(quote).isPresent());
        assertThat(instruments.find("XAUUSD")).isPresent();
        assertThat(instruments.find("XAGUSD")).isPresent();
        assertThat(instruments.size()).isEqualTo(28 + 10 + 2);
    }

    @Test
    void aPipIsAHundredthWhereTheYenIsQuotedAndForMetals() {
        for (Instrument instrument : instruments.all()) {
            boolean coarse =
                    instrument.symbol().endsWith("JPY") || instrument.symbol().startsWith("X");
            assertThat(instrument.terms().pip()).as(instrument.symbol()).isEqualTo(coarse ? "0.01" : "0.0001");
        }
    }

    @Test
    void aLotIsAHundredThousandAndForMetalsThatOfTheExchange() {
        assertThat(instruments.find("EURUSD").orElseThrow().terms().contractSize())
                .isEqualTo(100_000);
        assertThat(instruments.find("XAUUSD").orElseThrow().terms().contractSize())
                .isEqualTo(100);
        assertThat(instruments.find("XAGUSD").orElseThrow().terms().contractSize())
                .isEqualTo(5_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURUSD", "EUR/USD", "EUR_USD", "eurusd"})
    void everySpellingIsUnderstood(String name) {
        assertThat(instruments.find(name).orElseThrow()).hasToString("EUR_USD");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            EURO,USD,0.0001,5,100000,0.8,1,10   | column base: Not a currency code
            EUR,usd,0.0001,5,100000,0.8,1,10    | column quote: Not a currency code
            EUR,USD,x,5,100000,0.8,1,10         | column pip is not such a number: x
            EUR,USD,0.0001,five,100000,0.8,1,10 | column digits is not such a number: five
            EUR,USD,0.0001,5,1e5,0.8,1,10       | column contract_size is not such a number: 1e5
            EUR,USD,0.0001,5,100000,,1,10       | column typical_spread is not such a number:
            EUR,USD,0.0001,5,100000,0.8,1.5,10  | column min_units is not such a number: 1.5
            EUR,USD,0.0001,5,100000,0.8,1,many  | column max_units is not such a number: many
            EUR,USD,0.0001,5,100000,0.8,1       | column max_units is missing
            EUR,USD,0.0001,2,100000,0.8,1,10    | price digits
            EUR,EUR,0.0001,5,100000,0.8,1,10    | EUR twice
            """)
    void aWrongColumnIsReportedWithItsLine(String line, String reason) {
        String csv = "# comment\n" + HEADER + "\nUSD,JPY,0.01,3,100000,0.9,1,10\n" + line + "\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(csv))
                .withMessageStartingWith("instruments.csv, line 5: ")
                .withMessageContaining(reason);
    }

    @Test
    void aMissingColumnIsReported() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("base,quote\nEUR,USD\n"))
                .withMessageContaining("column pip is missing");
    }

    @Test
    void spacesAroundValuesDoNotMatter() throws IOException {
        String spaced = HEADER + "EUR , USD,0.0001, 5,100000,0.8,1,10\n";

        assertThat(read(spaced).find("eurusd".toUpperCase(Locale.ROOT))).isPresent();
    }

    private static Instruments read(String csv) throws IOException {
        return InstrumentFile.read(new StringReader(csv));
    }
}
