package io.pipstream.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.FillExplanation.Draw;
import io.pipstream.domain.account.FillExplanation.Trigger;
import io.pipstream.domain.account.RealismProfile.RealismName;
import io.pipstream.domain.market.Conversion;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.market.Side;
import io.pipstream.domain.order.Exits;
import io.pipstream.domain.order.Tags;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TradeFiguresTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");
    static final Instrument USD_JPY = InstrumentFixtures.USD_JPY;

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    static Fill fill(Side side, long units, String price) {
        return new Fill(
                1L,
                side,
                units,
                number(price),
                new FillExplanation(
                        new Quote(USD_JPY, number(price), number(price), NOON, "test"),
                        0,
                        Trigger.MARKET,
                        null,
                        new Draw(RealismName.FRICTIONLESS, 1, 1, 0, BigDecimal.ZERO, BigDecimal.ONE),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new Conversion(USD_JPY.quoteCurrency(), USD_JPY.quoteCurrency(), List.of(), BigDecimal.ONE)));
    }

    static Trade shortAt150(@Nullable String stop, String... targets) {
        Exits exits = new Exits(
                stop == null ? null : number(stop),
                List.of(targets).stream().map(BigDecimal::new).toList(),
                null);
        return Trade.opened(1, 1, USD_JPY, fill(Side.SELL, 3000, "150.000"), NOON, exits, Tags.NONE, null);
    }

    @Test
    void anOpenTradeHasNoExitYet() {
        assertThat(TradeFigures.of(shortAt150(null))).isEqualTo(new TradeFigures(null, null, null));
    }

    @Test
    void theExitIsTheAverageOfThePartsAndThePipsComeFromTheExactOne() {
        Trade trade = shortAt150(null)
                .reduced(fill(Side.BUY, 1000, "149.000"), number("1000.0000"))
                .reduced(fill(Side.BUY, 2000, "149.501"), number("998.0000"));

        // (149.000 + 2 x 149.501) / 3 = 149.334; exactly 149.33400, 150 - 149.334 = 0.666 = 66.6 pips
        assertThat(TradeFigures.of(trade)).isEqualTo(new TradeFigures(number("149.334"), number("66.6"), null));
    }

    @Test
    void theRatioIsTheFirstTargetsDistanceOverTheInitialStopsEvenOnceItWasTaken() {
        Trade trade = shortAt150("150.300", "149.500", "149.000"); // 0.5 / 0.3 = 1.67

        assertThat(TradeFigures.of(trade).riskReward()).isEqualTo("1.67");
        assertThat(TradeFigures.of(trade.tookTarget()).riskReward()).isEqualTo("1.67");
        assertThat(trade.tookTarget().targetsTaken()).isEqualTo(1);
        assertThat(TradeFigures.of(trade.withExits(Exits.NONE, null)).riskReward())
                .isNull();
    }

    @Test
    void thereIsNoRatioWithoutRisk() {
        assertThat(TradeFigures.of(shortAt150(null, "149.500")).riskReward()).isNull();
        assertThat(TradeFigures.of(shortAt150("150.000", "149.500")).riskReward())
                .isNull();
    }

    @Test
    void theStopOfAShortIsTheLowerOfTheTwo() {
        assertThat(shortAt150(null).stop()).isNull();
        assertThat(shortAt150("150.300").stop()).isEqualTo("150.300");
        assertThat(shortAt150(null).trailedTo(number("150.200")).stop()).isEqualTo("150.200");
        assertThat(shortAt150("150.300").trailedTo(number("150.200")).stop()).isEqualTo("150.200");
        assertThat(shortAt150("150.300").trailedTo(number("150.400")).stop()).isEqualTo("150.300");
    }
}
