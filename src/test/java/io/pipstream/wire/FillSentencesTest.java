package io.pipstream.wire;

import static io.pipstream.wire.EventFixtures.EUR_USD;
import static io.pipstream.wire.EventFixtures.NOON;
import static io.pipstream.wire.EventFixtures.USD_JPY;
import static io.pipstream.wire.EventFixtures.number;
import static io.pipstream.wire.EventFixtures.toDollars;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.Fill;
import io.pipstream.domain.account.FillExplanation;
import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FillSentencesTest {

    static final Draw NOTHING = new Draw(RealismName.FRICTIONLESS, 1, 7, 0, number("0"), number("1"));

    static Fill fill(Trigger trigger, Side side, String triggerPrice, String price, Draw draw) {
        return new Fill(
                null,
                side,
                10_000,
                number(price),
                new FillExplanation(
                        new Quote(EUR_USD, number("1.10000"), number("1.10012"), NOON, "simulated", false),
                        40,
                        trigger,
                        triggerPrice == null ? null : number(triggerPrice),
                        draw,
                        number("0.6000"),
                        draw.equals(NOTHING) ? number("0.0000") : number("-0.3000"),
                        toDollars(EUR_USD.quoteCurrency())));
    }

    @Test
    void aFillOfTheMomentIsTold() {
        assertThat(FillSentences.of(fill(Trigger.MARKET, Side.BUY, null, "1.10012", NOTHING)))
                .containsExactly(
                        "You bought 10,000 EURUSD at 1.10012, the ask of a quote 40 ms old from simulated.",
                        "The quote of 2025-01-15T12:00:00Z had the bid at 1.1 and the ask at 1.10012.",
                        "The order asked for the price of that moment.",
                        "The model frictionless, version 1, adds no latency, no slippage and no spread to it.",
                        "The half spread cost 0.6 USD, slippage cost 0 USD.");
    }

    @Test
    void aGapThroughAStopIsTold() {
        assertThat(FillSentences.of(fill(Trigger.STOP_LOSS, Side.SELL, "1.10050", "1.10000", NOTHING)))
                .contains("The stop-loss stood at 1.1005; the market had already gone beyond it.");
    }

    @ParameterizedTest(name = "{0} pips are {1}")
    @CsvSource({"0.3, against you", "-0.3, in your favour"})
    void whatChanceAddedIsTold(String pips, String direction) {
        Draw drawn = new Draw(RealismName.STRESSED, 1, 42, 310, number(pips), number("2"));

        assertThat(FillSentences.of(fill(Trigger.CLIENT_CLOSE, Side.SELL, null, "1.09990", drawn)))
                .contains(
                        "You sold 10,000 EURUSD at 1.0999, where the bid was 1.1 of a quote 40 ms old from simulated.",
                        "You asked to close at the price of that moment.",
                        "The model stressed, version 1, with the seed 42, drew a latency of 310 ms, a slippage of 0.3 pips "
                                + direction + ", and a spread 2 times as wide.",
                        "The half spread cost 0.6 USD, slippage gained 0.3 USD.");
    }

    @Test
    void aConversionIsToldLegByLeg() {
        FillExplanation other =
                fill(Trigger.LIMIT, Side.BUY, "150.02", "150.01", NOTHING).explanation();
        Fill fill = new Fill(
                1L,
                Side.BUY,
                1_000,
                number("150.010"),
                new FillExplanation(
                        new Quote(USD_JPY, number("150.000"), number("150.010"), NOON, "push", true),
                        1_500,
                        Trigger.LIMIT,
                        number("150.020"),
                        NOTHING,
                        other.halfSpreadCost(),
                        other.slippageCost(),
                        toDollars(USD_JPY.quoteCurrency())));

        assertThat(FillSentences.of(fill))
                .contains(
                        "The limit order asked for 150.02 or better.",
                        "JPY became USD at 0.006666444451851605, over USDJPY at 150.005 inverted.")
                .anyMatch(sentence ->
                        sentence.endsWith("; its source gave one price only, and the spread around it is made up."));
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void everyTriggerHasItsSentence(Trigger trigger) {
        assertThat(FillSentences.of(fill(trigger, Side.BUY, "1.10012", "1.10012", NOTHING)))
                .hasSize(5)
                .allMatch(sentence -> sentence.endsWith("."))
                .noneMatch(sentence -> sentence.contains("null"));
    }
}
