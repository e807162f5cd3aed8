package io.pipstream.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pipstream.notification.Channel;
import io.pipstream.notification.Medium;
import io.pipstream.platform.FakeClock;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.HandDriven;
import io.pipstream.platform.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A courier whose time, threads, store and receivers are a test's. */
final class CourierStage {

    /** What was tried. */
    record Tried(String parcel, String channel, List<Long> ids, Instant at, Outcome outcome) {}

    final FakeStore store = new FakeStore();
    final FakeClock clock = new FakeClock(Channels.NOON);
    final FakeNanoClock nanoClock = new FakeNanoClock();
    final List<Tried> tried = new ArrayList<>();
    final Map<String, String> settings = new HashMap<>();
    final MeterRegistry registry = new SimpleMeterRegistry();
    HandDriven threads = new HandDriven();
    BiFunction<Channel, Parcel, Outcome> receiver = (channel, parcel) -> Outcome.sent();
    private Courier courier;

    CourierStage() {
        restart();
    }

    /** Another process: nothing that the last one had in memory, and none of its threads, is left. */
    void restart() {
        threads = new HandDriven();
        courier = another(threads);
    }

    /** Another node, of the same store. */
    Courier another(HandDriven itsThreads) {
        return another(itsThreads, itsThreads);
    }

    /** One whose deliveries have threads of their own. */
    Courier another(HandDriven itsThreads, HandDriven delivering) {
        Courier another = new Courier(
                store,
                store,
                new Carriers(Map.of(Medium.WEBHOOK, this::deliver, Medium.EMAIL, this::deliver)),
                HandDriven.managed(itsThreads),
                HandDriven.managed(delivering),
                itsThreads.scheduler(),
                Settings.of(settings),
                clock,
                nanoClock,
                registry);
        another.start(new Object());
        return another;
    }

    Courier courier() {
        return courier;
    }

    private Outcome deliver(Channel channel, Parcel parcel) {
        Outcome outcome = receiver.apply(channel, parcel);
        tried.add(new Tried(parcel.id(), channel.id(), parcel.ids(), clock.instant(), outcome));
        return outcome;
    }

    Channel webhook(String id, String user) {
        Channel channel = Channels.webhook(id, user, "https://hooks.example/" + id);
        store.add(channel);
        return channel;
    }

    Channel email(String id, String user) {
        Channel channel = Channels.email(id, user, user + "@example.com");
        store.add(channel);
        return channel;
    }

    void fills(Channel channel, long... ids) {
        for (long id : ids) {
            store.add(Channels.fill(channel, id));
        }
    }

    /** One look, and all that comes of it. */
    void look() {
        threads.tick();
        threads.runAll();
    }

    void pass(Duration time) {
        clock.advance(time);
        nanoClock.advance(time);
    }

    /** Second by second. */
    void goOn(int seconds) {
        for (int second = 0; second < seconds; second++) {
            pass(Duration.ofSeconds(1));
            look();
        }
    }

    /** Until nothing waits, or the time is over; jumps to where something is due. */
    void finish(Duration within) {
        Instant end = clock.instant().plus(within);
        look();
        for (Optional<Instant> next = store.nextDue(); next.isPresent(); next = store.nextDue()) {
            Duration wait = Duration.between(clock.instant(), next.get());
            pass(wait.compareTo(Duration.ofSeconds(1)) > 0 ? wait : Duration.ofSeconds(1));
            if (clock.instant().isAfter(end)) {
                return;
            }
            look();
        }
    }
}
