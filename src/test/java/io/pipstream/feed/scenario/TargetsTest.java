package io.pipstream.feed.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.money.Currency;
import io.pipstream.pricing.InstrumentFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

    static final Instruments INSTRUMENTS = InstrumentFile.read();

    @ParameterizedTest(name = "{0} is moved by {1}")
    @CsvSource({"EURUSD, EUR, 1", "USDCHF, CHF, -1", "EURCHF, CHF, -1", "EURGBP, GBP, -1", "XAUUSD, XAU, 1"})
    void anInstrumentIsMovedByOneCurrencyAndNeverTheDollar(String symbol, String currency, int direction) {
        assertThat(bent(symbol).bends()).isEqualTo(Map.of(new Currency(currency), direction));
    }

    @Test
    void whatHasTheCurrencyIsReached() {
        assertThat(bent("USDCHF").reached())
                .hasSize(7)
                .extracting(Instrument::symbol)
                .contains("USDCHF", "EURCHF", "GBPCHF", "AUDCHF", "CHFJPY");
    }

    @Test
    void withoutNamesEveryCurrencyMovesAndAllAreReached() {
        Targets all = bent();

        assertThat(all.bends()).hasSize(19).doesNotContainKey(new Currency("USD"));
        assertThat(all.bends()).containsEntry(new Currency("EUR"), 1).containsEntry(new Currency("JPY"), -1);
        assertThat(all.reached()).hasSameSizeAs(INSTRUMENTS.all());
        assertThat(Targets.unbent(List.of(), INSTRUMENTS.all()).reached()).hasSameSizeAs(INSTRUMENTS.all());
    }

    @Test
    void whatMovesNoPriceReachesWhatIsNamedOnly() {
        Targets targets = Targets.unbent(list("USDCHF"), INSTRUMENTS.all());

        assertThat(targets.bends()).isEmpty();
        assertThat(targets.reached()).extracting(Instrument::symbol).containsExactly("USDCHF");
    }

    @Test
    void oneCurrencyCannotMoveBothWays() {
        assertThat(bent("USDCHF", "EURCHF").bends()).isEqualTo(Map.of(new Currency("CHF"), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bent("AUDUSD", "EURAUD"))
                .withMessage("would move AUD both ways");
    }

    private static Targets bent(String... symbols) {
        return Targets.bent(list(symbols), INSTRUMENTS.all());
    }

    private static List<Instrument> list(String... symbols) {
        return Stream.of(symbols)
                .map(symbol -> INSTRUMENTS.find(symbol).orElseThrow())
                .toList();
    }
}
