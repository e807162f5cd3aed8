package io.pipstream.feed.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.feed.QuoteCheck;
import io.pipstream.feed.RememberingSink;
import io.pipstream.feed.VirtualTime;
import io.pipstream.platform.Randomness;
import java.net.URI;
import java.time.Duration;

/** What a live feed needs, on virtual time. */
final class LiveStage {

    final VirtualTime time = new VirtualTime();
    final FakeTransport network = new FakeTransport(time.clock());
    final FakeQuotaStore store = new FakeQuotaStore();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final RememberingSink sink = new RememberingSink();

    LiveFeed feed(Dialect dialect) {
        LiveSource source =
                PlainText.source(dialect, URI.create(dialect.traits().base()));
        return new LiveFeed(
                source,
                new QuoteCheck(InstrumentFixtures.someInstruments(), source.maxAge()),
                network::transport,
                new Surroundings(time.clock(), time.nanoClock(), time, Runnable::run),
                store,
                Randomness.seeded(7),
                new LiveMetrics(registry, source.name(), registry.counter("failures")));
    }

    LiveFeed started(Dialect dialect) {
        LiveFeed feed = feed(dialect);
        feed.start(sink);
        return feed;
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    void pass(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    double count(String meter, String... tags) {
        var found = registry.find(meter).tags(tags).counter();
        return found == null ? 0 : found.count();
    }
}
