package io.pipstream.pricing;

import static io.pipstream.domain.market.InstrumentFixtures.EUR_USD;
import static io.pipstream.domain.market.InstrumentFixtures.USD_JPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Candle;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Market;
import io.pipstream.domain.market.PriceRange;
import io.pipstream.domain.market.Quote;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarketViewsTest {

    static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    /** What the quotes say of their own time: a replay's. */
    static final Instant YEARS_AGO = Instant.parse("2012-02-01T00:00:00Z");

    Instant now = NOON;

    final Instruments instruments = InstrumentFixtures.someInstruments();
    final Settings settings = Settings.of(Map.of());
    final FakeNanoClock nanoClock = new FakeNanoClock();
    final InstantSource time = () -> now;
    final PriceRanges ranges = new PriceRanges(instruments, time.withZone(ZoneOffset.UTC));
    final Volatility volatility = new Volatility(instruments, nanoClock);
    final CandleBook candles = new CandleBook(instruments, settings);
    final FakeCandleStore store = new FakeCandleStore();
    final QuoteBook book =
            new QuoteBook(instruments, nanoClock, settings, List.<QuoteListener>of(ranges, volatility, candles));
    final MarketViews views =
            new MarketViews(instruments, book, volatility, ranges, Histories.ofQuotes(candles, store), (MarketHours)
                    quote -> !quote.source().equals("closed"));

    Quote quote(String bid, String ask) {
        return new Quote(EUR_USD, new BigDecimal(bid), new BigDecimal(ask), YEARS_AGO, "test");
    }

    /** A quote comes, and a second goes by. */
    void come(String bid, String ask) {
        book.offer(quote(bid, ask));
        pass(Duration.ofSeconds(1));
    }

    void pass(Duration duration) {
        now = now.plus(duration);
        nanoClock.advance(duration);
    }

    @Test
    void aDecisionSeesTheCurrentQuote() {
        assertThat(views.now().quote(EUR_USD)).isEmpty();
        come("1.1", "1.1002");

        assertThat(views.now().quote(EUR_USD)).hasValueSatisfying(seen -> {
            assertThat(seen.quote()).isEqualTo(quote("1.1", "1.1002"));
            assertThat(seen.age()).isEqualTo(Duration.ofSeconds(1));
            assertThat(seen.stale()).isFalse();
            assertThat(seen.open()).isTrue();
            assertThat(seen.volatility()).isZero();
        });
        assertThat(views.now().instruments()).isSameAs(instruments);
    }

    @Test
    void itSeesTheSameHoweverOftenItLooks() {
        come("1.1", "1.1002");
        Market market = views.now();
        PriceRange range = market.rangeSince(EUR_USD, NOON).orElseThrow();
        come("1.2", "1.2002");
        pass(Duration.ofMinutes(1));

        assertThat(market.quote(EUR_USD)).map(seen -> seen.quote().bid()).contains(new BigDecimal("1.10000"));
        assertThat(market.quote(EUR_USD)).map(seen -> seen.stale()).contains(false);
        assertThat(market.rangeSince(EUR_USD, NOON)).contains(range);
        assertThat(views.now().quote(EUR_USD)).map(seen -> seen.stale()).contains(true);
    }

    @Test
    void aMarketMayBeClosed() {
        book.offer(new Quote(EUR_USD, BigDecimal.ONE, BigDecimal.ONE, YEARS_AGO, "closed"));

        assertThat(views.now().quote(EUR_USD)).map(seen -> seen.open()).contains(false);
    }

    @Test
    void theQuoteThatADecisionIsAboutTakesThePlaceOfTheCurrentOne() {
        come("1.1", "1.1002");
        pass(Duration.ofMinutes(1));
        Market market = views.at(quote("0.9", "1.5"));

        assertThat(market.quote(EUR_USD)).hasValueSatisfying(seen -> {
            assertThat(seen.quote()).isEqualTo(quote("0.9", "1.5"));
            assertThat(seen.age()).isZero();
            assertThat(seen.stale()).isFalse();
        });
        assertThat(market.rangeSince(EUR_USD, now)).contains(range("0.9", "1.1", "1.1002", "1.5"));
        assertThat(market.quote(USD_JPY)).isEmpty();
        assertThat(market.rangeSince(USD_JPY, now)).isEmpty();
    }

    /** By the server's time, although the quotes are of another year. */
    @Test
    void aRangeBeginsWithTheQuoteInForce() {
        come("1.5", "1.6"); // from 12:00:00 to 12:00:01
        come("1.1", "1.7"); // to 12:00:02
        come("1.3", "1.4");

        assertThat(views.now().rangeSince(EUR_USD, NOON)).contains(range("1.1", "1.5", "1.4", "1.7"));
        assertThat(views.now().rangeSince(EUR_USD, NOON.plusMillis(999))).contains(range("1.1", "1.5", "1.4", "1.7"));
        assertThat(views.now().rangeSince(EUR_USD, NOON.plusSeconds(1))).contains(range("1.1", "1.3", "1.4", "1.7"));
        assertThat(views.now().rangeSince(EUR_USD, NOON.plusSeconds(2))).contains(range("1.3", "1.3", "1.4", "1.4"));
        assertThat(views.now().rangeSince(EUR_USD, NOON.plusSeconds(9))).contains(range("1.3", "1.3", "1.4", "1.4"));
    }

    /** The trade was opened before the server was started again; minutes are stored by the time of their quotes. */
    @Test
    void whatThisRunHasNotSeenComesFromTheStoredMinutes() {
        store.save(List.of(
                minute(NOON.minusSeconds(120), "0.5"), // began before: what part of it counts is not known
                minute(NOON.minusSeconds(60), "0.9"),
                minute(NOON.plusSeconds(60), "0.7"))); // after this run began: it knows better
        come("1.1", "1.2");

        assertThat(views.now().rangeSince(EUR_USD, NOON.minusSeconds(119))).contains(range("0.9", "1.1", "0.9", "1.2"));
        assertThat(views.now().rangeSince(EUR_USD, NOON.minusSeconds(30))).contains(range("1.1", "1.1", "1.2", "1.2"));
        store.down = true;
        assertThat(views.now().rangeSince(EUR_USD, NOON)).isPresent(); // the store is not asked
    }

    @Test
    void aClockThatIsSetBackDoesNotHideAQuote() {
        come("1.5", "1.6");
        now = NOON.minusSeconds(60);
        come("1.1", "1.2");

        assertThat(ranges.since(EUR_USD, NOON).orElseThrow().range()).isEqualTo(range("1.1", "1.1", "1.2", "1.2"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rangesAreThoseOfALookAtEveryQuote(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Quote> quotes = new ArrayList<>();
        List<Instant> came = new ArrayList<>();
        long bid = 110_000;
        for (int index = 0; index < 300; index++) {
            now = now.plusMillis(random.nextInt(0, 1_000));
            bid += random.nextInt(-10, 11);
            Quote quote = quote(
                    BigDecimal.valueOf(bid, 5).toString(),
                    BigDecimal.valueOf(bid + random.nextInt(0, 15), 5).toString());
            quotes.add(quote);
            came.add(now);
            ranges.quoted(quote);
        }
        for (int look = 0; look < 50; look++) {
            Instant since = NOON.plusMillis(random.nextInt(0, 150_000));
            PriceRange slow = PriceRange.of(quotes.get(299));
            for (int index = 0; index < 299; index++) {
                slow = came.get(index + 1).isAfter(since) ? slow.join(PriceRange.of(quotes.get(index))) : slow;
            }
            assertThat(ranges.since(EUR_USD, since).orElseThrow().range()).isEqualTo(slow);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static Candle minute(Instant start, String price) {
        BigDecimal exact = new BigDecimal(price);
        return Candle.of(CandleInterval.ONE_MINUTE, new Quote(EUR_USD, exact, exact, start, "test"));
    }

    private static PriceRange range(String lowestBid, String highestBid, String lowestAsk, String highestAsk) {
        return new PriceRange(exact(lowestBid), exact(highestBid), exact(lowestAsk), exact(highestAsk));
    }

    private static BigDecimal exact(String price) {
        return new BigDecimal(price).setScale(5);
    }
}
