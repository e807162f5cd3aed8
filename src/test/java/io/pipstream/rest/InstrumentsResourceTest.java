package io.pipstream.rest;

import static io.pipstream.rest.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstrumentsResourceTest {

    @Test
    void theListSaysHowEachIsPricedAndTraded() {
        InstrumentsResource resource = new InstrumentsResource();
        resource.instruments = new MarketFixture().instruments;

        assertThat(text(resource.list()))
                .startsWith("[{\"symbol\":\"EURUSD\",\"base\":\"EUR\",\"quote\":\"USD\",\"pip\":0.0001,\"digits\":5,"
                        + "\"contract_size\":100000,\"typical_spread\":")
                .contains("\"min_units\":", "\"max_units\":", "\"XAUUSD\"")
                .endsWith("}]");
    }
}
