package io.pipstream.feed.live;

import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.feed.VirtualTime;
import io.pipstream.platform.Settings;
import java.util.Map;

/** Questions to sources whose network is the test, for tests of those who ask them. */
public final class FakeQuestions {

    private final VirtualTime time = new VirtualTime();
    private final FakeTransport network = new FakeTransport(time.clock());

    public SourceQuestions questions(Map<String, String> settings) {
        return new SourceQuestions(
                Settings.of(settings),
                InstrumentFixtures.someInstruments(),
                new SourceQuotas(new FakeQuotaStore(), time.clock(), time.nanoClock()),
                Runnable::run,
                network.transport());
    }

    public Question lastQuestion() {
        return network.lastQuestion().question();
    }
}
