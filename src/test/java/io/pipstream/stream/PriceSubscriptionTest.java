package io.pipstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.market.Instrument;
import io.pipstream.wire.ClientMessage.Framing;
import io.pipstream.wire.ClientMessage.Pace;
import io.pipstream.wire.Encoded;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PriceSubscriptionTest {

    static final Pace AS_IT_IS = new Pace(OptionalInt.empty(), null);
    static final Pace BATCH = new Pace(OptionalInt.empty(), Framing.BATCH);

    final Market market = new Market();
    final PriceSubscription prices =
            new PriceSubscription(market.board, Audience.PRICES, market.metrics, this::hasRoomFor);
    final PriceSubscription trading =
            new PriceSubscription(market.board, Audience.TRADING, market.metrics, this::hasRoomFor);

    int most = 1_000;
    int taken;

    boolean hasRoomFor(int subscriptions) {
        if (subscriptions > most) {
            return false;
        }
        taken = subscriptions;
        return true;
    }

    List<Instrument> instruments(String... names) {
        return Stream.of(names).map(market::instrument).toList();
    }

    static List<String> drain(PriceSubscription subscription) {
        List<String> texts = new ArrayList<>();
        for (Encoded next = subscription.next(); next != null; next = subscription.next()) {
            texts.add(next.text());
        }
        return texts;
    }

    @Test
    void betweenTwoSendsOnlyTheNewestPriceIsKeptAndTheOthersAreCounted() {
        prices.subscribe(instruments("EURUSD"), AS_IT_IS);
        market.quote("EURUSD 1.10000/1.10010");
        drain(prices);
        market.quote("EURUSD 1.10001/1.10011");
        market.quote("EURUSD 1.10002/1.10012");
        market.quote("EURUSD 1.10003/1.10013");

        assertThat(drain(prices)).singleElement().asString().contains("\"bid\":1.10003");
        assertThat(prices.conflated()).isEqualTo(2); // 1.10001 and 1.10002
    }

    @Test
    void subscribingTwiceDoesNotDoubleTheStream() {
        prices.subscribe(instruments("EURUSD"), AS_IT_IS);
        market.quote("EURUSD 1.10000/1.10010");
        assertThat(drain(prices)).hasSize(1);

        prices.subscribe(instruments("EURUSD"), AS_IT_IS);
        assertThat(drain(prices)).isEmpty();
    }

    @Test
    void anUnchangedPriceIsNotSentAgain() {
        prices.subscribe(instruments("EURUSD"), AS_IT_IS);
        market.quote("EURUSD 1.10000/1.10010");
        drain(prices);
        market.quote("EURUSD 1.10000/1.10010");

        assertThat(drain(prices)).isEmpty();
    }

    @Test
    void aPriceThatWentAndCameBackBetweenTwoSendsIsNotSentAgain() {
        prices.subscribe(instruments("EURUSD"), AS_IT_IS);
        market.quote("EURUSD 1.10000/1.10010");
        drain(prices);
        market.quote("EURUSD 1.10001/1.10011");
        market.quote("EURUSD 1.10000/1.10010");
        assertThat(drain(prices)).isEmpty();
        assertThat(prices.conflated()).isEqualTo(2); // there and back

        market.quote("EURUSD 1.10001/1.10011");
        assertThat(drain(prices)).hasSize(1);
    }

    @Test
    void afterUnsubscribingNothingComesAndSubscribingAgainStartsWithTheCurrentPrice() {
        prices.subscribe(instruments("EURUSD", "USDJPY"), AS_IT_IS);
        market.quote("EURUSD 1.10000/1.10010");
        drain(prices);
        prices.unsubscribe(instruments("EURUSD"));
        market.quote("EURUSD 1.10005/1.10015");
        assertThat(drain(prices)).isEmpty();

        prices.subscribe(instruments("EURUSD"), AS_IT_IS);
        assertThat(drain(prices)).singleElement().asString().contains("1.10005");
        assertThat(prices.conflated()).isZero();
    }

    @Test
    void aTradingSessionHasEveryInstrumentUntilItsFirstSubscribe() {
        market.quote("EURUSD 1.10000/1.10010");
        market.quote("USDJPY 150.100/150.112");
        assertThat(drain(trading)).hasSize(2);

        assertThat(trading.makeRoomFor(instruments("USDJPY"))).isTrue();
        trading.subscribe(instruments("USDJPY"), AS_IT_IS);
        market.quote("EURUSD 1.10001/1.10011");
        market.quote("USDJPY 150.101/150.113");
        assertThat(drain(trading)).singleElement().asString().contains("USDJPY");

        assertThat(trading.makeRoomFor(instruments("EURUSD"))).isTrue();
        trading.subscribe(instruments("EURUSD"), AS_IT_IS);
        assertThat(drain(trading)).singleElement().asString().contains("EURUSD");
    }

    @Test
    void aTradingSessionMayTakeOneAwayFromEveryInstrument() {
        trading.unsubscribe(instruments("EURUSD"));
        market.quote("EURUSD 1.10000/1.10010");
        market.quote("USDJPY 150.100/150.112");

        assertThat(drain(trading)).singleElement().asString().contains("USDJPY");
    }

    @Test
    void aBatchHoldsAllThatChangedInOneFrame() {
        prices.subscribe(instruments("EURUSD", "USDJPY", "XAUUSD"), BATCH);
        market.quote("EURUSD 1.10000/1.10010");
        market.quote("XAUUSD 2000.00/2000.25");

        assertThat(drain(prices))
                .containsExactly("{\"type\":\"prices\",\"prices\":["
                        + "{\"symbol\":\"EURUSD\",\"bid\":1.10000,\"ask\":1.10010,\"time\":\"2025-01-15T12:00:00.001Z\"},"
                        + "{\"symbol\":\"XAUUSD\",\"bid\":2000.00,\"ask\":2000.25,\"time\":\"2025-01-15T12:00:00.002Z\"}"
                        + "]}");
    }

    @Test
    void sessionsThatAreDueTheSamePricesShareOneText() {
        PriceSubscription other =
                new PriceSubscription(market.board, Audience.PRICES, market.metrics, this::hasRoomFor);
        prices.subscribe(instruments("EURUSD", "USDJPY"), BATCH);
        other.subscribe(instruments("EURUSD", "USDJPY"), BATCH);
        market.quote("EURUSD 1.10000/1.10010");

        assertThat(prices.next()).isNotNull().isSameAs(other.next());
    }

    @Test
    void anIntervalIsRoundedUpToTicksOfFiftyMilliseconds() {
        assertThat(prices.intervalTicks()).isEqualTo(20); // the default of 1,000 ms
        prices.subscribe(List.of(), new Pace(OptionalInt.of(0), null));
        assertThat(prices.intervalTicks()).isZero();
        prices.subscribe(List.of(), new Pace(OptionalInt.of(51), null));
        assertThat(prices.intervalTicks()).isEqualTo(2);
        prices.subscribe(List.of(), AS_IT_IS);
        assertThat(prices.intervalTicks()).isEqualTo(2);
    }

    @Test
    void everyChangedInstrumentGetsItsTurnBeforeOneGetsASecond() {
        prices.subscribe(instruments("EURUSD", "USDJPY"), AS_IT_IS);
        market.quote("EURUSD 1.10000/1.10010");
        market.quote("USDJPY 150.100/150.112");
        assertThat(String.valueOf(prices.next())).contains("EURUSD");
        market.quote("EURUSD 1.10001/1.10011");

        assertThat(String.valueOf(prices.next())).contains("USDJPY");
        assertThat(String.valueOf(prices.next())).contains("1.10001");
    }

    @Test
    void theInstrumentsThatAreWantedCountEachOnceUntilTheyAreUnsubscribed() {
        assertThat(prices.makeRoomFor(instruments("EURUSD", "USDJPY"))).isTrue();
        prices.subscribe(instruments("EURUSD", "USDJPY"), AS_IT_IS);
        assertThat(prices.makeRoomFor(instruments("EURUSD", "XAUUSD"))).isTrue();
        prices.subscribe(instruments("EURUSD", "XAUUSD"), AS_IT_IS);
        assertThat(taken).isEqualTo(3);

        prices.unsubscribe(instruments("EURUSD", "GBPUSD"));
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void everyInstrumentCountsAsNoneUntilTheFirstSubscribe() {
        trading.unsubscribe(instruments("EURUSD"));
        assertThat(taken).isZero();

        assertThat(trading.makeRoomFor(instruments("EURUSD", "USDJPY"))).isTrue();
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void aSubscriptionForWhichThereIsNoRoomChangesNothing() {
        most = 1;
        market.quote("EURUSD 1.10000/1.10010");
        market.quote("USDJPY 150.100/150.112");
        assertThat(trading.makeRoomFor(instruments("EURUSD", "USDJPY"))).isFalse();
        assertThat(drain(trading)).hasSize(2); // every instrument still

        assertThat(prices.makeRoomFor(instruments("EURUSD"))).isTrue();
        prices.subscribe(instruments("EURUSD"), AS_IT_IS);
        assertThat(prices.makeRoomFor(instruments("USDJPY"))).isFalse();
        assertThat(drain(prices)).singleElement().asString().contains("EURUSD");
    }
}
