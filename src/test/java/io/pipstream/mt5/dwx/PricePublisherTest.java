package io.pipstream.mt5.dwx;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.mt5.Bars;
import io.pipstream.mt5.dwx.DwxCommand.TrackRates.Rate;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Settings;
import io.pipstream.pricing.CandleBook;
import io.pipstream.pricing.FakeCandleStore;
import io.pipstream.pricing.Histories;
import io.pipstream.pricing.InstrumentFile;
import io.pipstream.pricing.QuoteBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricePublisherTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z"); // 1768478400

    private final Settings settings = Settings.of(Map.of());
    private final Instruments instruments = InstrumentFile.read();
    private final FakeNanoClock clock = new FakeNanoClock();
    private final ChangedQuotes changes = new ChangedQuotes(instruments);
    private final CandleBook candles = new CandleBook(instruments, settings);
    private final QuoteBook book = new QuoteBook(instruments, clock, settings, List.of(changes, candles));
    private final HandDriven executor = new HandDriven();
    private final Tracking tracking = new Tracking(instruments, changes);
    private final FakeCandleStore store = new FakeCandleStore();
    private final PricePublisher publisher =
            new PricePublisher(tracking, changes, book, new Bars(Histories.ofQuotes(candles, store)), executor, clock);
    private final List<String> published = new ArrayList<>();

    private void quote(String symbol, String bid, String ask, Instant time) {
        book.offer(new Quote(
                instruments.find(symbol).orElseThrow(), new BigDecimal(bid), new BigDecimal(ask), time, "test"));
    }

    private void turn() {
        clock.advance(PricePublisher.PACE);
        publisher.turn(published::add);
        executor.runAll();
        publisher.turn(published::add);
    }

    @Test
    void onlyWhatIsTrackedIsPublished() {
        quote("EURUSD", "1.085", "1.0852", NOON);
        quote("USDJPY", "150.001", "150.011", NOON);
        turn();
        assertThat(published).isEmpty();

        assertThat(tracking.trackPrices(List.of("EURUSD", "GDAXI"))).containsExactly("GDAXI");
        turn();
        assertThat(published).containsExactly("EURUSD:|:1.085000;1.085200");

        tracking.trackPrices(List.of("USDJPY"));
        quote("EURUSD", "1.086", "1.0862", NOON);
        turn();
        assertThat(published).hasSize(2).last().isEqualTo("USDJPY:|:150.001000;150.011000");

        tracking.trackPrices(List.of());
        quote("USDJPY", "150.002", "150.011", NOON);
        turn();
        assertThat(published).hasSize(2);
    }

    @Test
    void thereIsTheNewestOfAPriceEveryFiftyMilliseconds() {
        tracking.trackPrices(List.of("EURUSD"));
        quote("EURUSD", "1.08500", "1.08520", NOON);
        turn();
        for (int point = 1; point <= 100; point++) {
            quote("EURUSD", "1.08" + (500 + point), "1.08" + (520 + point), NOON.plusMillis(point));
            publisher.turn(published::add);
        }
        assertThat(published).hasSize(1);

        turn();
        turn();
        assertThat(published).hasSize(2).last().isEqualTo("EURUSD:|:1.086000;1.086200");
    }

    @Test
    void aCandleIsPublishedOnceWhenItBegins() {
        tracking.trackRates(List.of(new Rate("EURUSD", "1"), new Rate("EURUSD", "60"), new Rate("EURUSD", "7")));
        quote("EURUSD", "1.08500", "1.08520", NOON);
        quote("EURUSD", "1.08400", "1.08420", NOON.plusSeconds(1));
        turn();

        assertThat(published)
                .containsExactlyInAnyOrder(
                        "EURUSD_M1:|:1768478400;1.085000;1.085000;1.084000;1.084000;2;0;0",
                        "EURUSD_H1:|:1768478400;1.085000;1.085000;1.084000;1.084000;2;0;0");

        quote("EURUSD", "1.08300", "1.08320", NOON.plusSeconds(59));
        turn();
        assertThat(published).hasSize(2);

        quote("EURUSD", "1.08200", "1.08220", NOON.plusSeconds(60));
        turn();
        assertThat(published)
                .hasSize(3)
                .last()
                .isEqualTo("EURUSD_M1:|:1768478460;1.082000;1.082000;1.082000;1.082000;1;0;0");
    }

    @Test
    void whoAsksForCandlesAnewIsToldThePresentOne() {
        List<Rate> asked = List.of(new Rate("EURUSD", "1"));
        quote("EURUSD", "1.08500", "1.08520", NOON);
        tracking.trackRates(asked);
        turn();
        tracking.trackRates(asked);
        turn();

        assertThat(published).hasSize(2);
        assertThat(published.get(0)).isEqualTo(published.get(1));
    }

    @Test
    void candlesThatComeBeforeTheLastOnesWereReadAreNotLost() {
        tracking.trackRates(List.of(new Rate("EURUSD", "1"), new Rate("USDJPY", "1")));
        quote("EURUSD", "1.08500", "1.08520", NOON);
        clock.advance(PricePublisher.PACE);
        publisher.turn(published::add);
        quote("USDJPY", "150.001", "150.011", NOON);
        clock.advance(PricePublisher.PACE);
        publisher.turn(published::add);
        assertThat(executor.waiting()).isEqualTo(1);

        executor.runAll();
        turn();
        assertThat(published).hasSize(2);
    }

    @Test
    void aMonthIsPublishedWhenItsFirstTradingDayBegins() {
        tracking.trackRates(List.of(new Rate("EURUSD", "43200")));
        quote("EURUSD", "1.08500", "1.08520", Instant.parse("2026-01-30T21:59:00Z"));
        turn();
        assertThat(published).containsExactly("EURUSD_MN1:|:1767218400;1.085000;1.085000;1.085000;1.085000;1;0;0");
        quote("EURUSD", "1.09000", "1.09020", Instant.parse("2026-02-01T22:00:00Z"));
        quote("EURUSD", "1.09100", "1.09120", Instant.parse("2026-02-02T22:00:00Z"));
        turn();
        assertThat(published)
                .hasSize(2)
                .last()
                .isEqualTo("EURUSD_MN1:|:1769896800;1.090000;1.091000;1.090000;1.091000;2;0;0");
    }

    @Test
    void aServerWithoutAThreadIsAskedAgain() {
        tracking.trackRates(List.of(new Rate("EURUSD", "1")));
        executor.reject();
        quote("EURUSD", "1.08500", "1.08520", NOON);
        turn();
        executor.accept();
        quote("EURUSD", "1.08501", "1.08520", NOON);
        turn();

        assertThat(published).hasSize(1);
    }

    @Test
    void symbolsAndTimeframesThatThereAreNotAreTold() {
        assertThat(tracking.trackRates(List.of(
                        new Rate("EURUSD", "1"), new Rate("EURUSD", "2"), new Rate("XYZ", "1"), new Rate("", ""))))
                .containsExactly("EURUSD", "XYZ", "");
        assertThat(tracking.rates()).extracting(Tracking.TrackedRate::name).containsExactly("EURUSD_M1");
    }
}
