package io.pipstream.signal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickersTest {

    @ParameterizedTest
    @CsvSource({
        "EURUSD, EURUSD",
        "OANDA:EURUSD, EURUSD",
        "FX:EUR/USD, EURUSD",
        "FX:IDC:eur-usd, EURUSD",
        "EUR_USD, EURUSD",
        "EURUSD.pro, EURUSD.PRO",
        "BINANCE:BTCUSDT.P, BTCUSDT.P",
        "':', ''",
    })
    void anInstrumentIsKnownByWhatChartsCallIt(String ticker, String symbol) {
        assertThat(Tickers.symbol(ticker)).isEqualTo(symbol);
    }

    @Test
    void whatIsTooLongStaysAsItIs() {
        String ticker = "a:".repeat(100);

        assertThat(Tickers.symbol(ticker)).isSameAs(ticker);
    }
}
