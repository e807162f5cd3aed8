package io.pipstream.messaging;

import io.pipstream.messaging.Batch.Entry;
import io.pipstream.platform.Blocking;
import io.pipstream.platform.Ids;
import io.pipstream.platform.Settings;
import io.pipstream.signal.Announcement;
import io.pipstream.signal.SignalPublisher;
import io.pipstream.trading.PublishFailedException;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.trading.TradeEventPublisher;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands events to the broker, one send at a time so that they arrive in the order they were given. A broker that hangs
 * holds nobody longer than the deadline.
 */
@ApplicationScoped
public class TopicPublisher implements TradeEventPublisher, SignalPublisher {

    /** Marks the broker's own round trip, which no client hears of. */
    static final String PROBE = "probe";

    /** The stream of all signals, whoever publishes them. */
    static final String SIGNALS = "signals";

    private final ManagedExecutorService executor;
    private final Clock clock;
    private final Duration deadline;
    private final String publisher;
    private final ReentrantLock sending = new ReentrantLock(true);

    @Resource(lookup = Topics.CONNECTION_FACTORY)
    private ConnectionFactory connections;

    @Resource(lookup = Topics.TRADE_EVENTS)
    private Topic tradeEvents;

    @Resource(lookup = Topics.SIGNALS)
    private Topic signalTopic;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TopicPublisher() {
        this.executor = null;
        this.clock = null;
        this.deadline = Duration.ZERO;
        this.publisher = "";
    }

    @Inject
    @SuppressWarnings("NullAway") // the destinations are injected after construction
    public TopicPublisher(@Blocking ManagedExecutorService executor, Clock clock, Settings settings, Ids ids) {
        this.executor = executor;
        this.clock = clock;
        this.deadline = settings.duration(
                "pipstream.messaging.send-deadline",
                Duration.ofSeconds(5),
                Duration.ofMillis(10),
                Duration.ofMinutes(5));
        this.publisher = ids.next();
    }

    @Override
    public void publish(List<PublishedEvent> events) {
        within(
                tradeEvents,
                events.stream()
                        .map(event -> new Entry(event.account().value(), event.sequence(), event.text()))
                        .toList());
    }

    @Override
    public void announce(List<Announcement> signals) {
        within(
                signalTopic,
                signals.stream()
                        .map(signal -> new Entry(SIGNALS, signal.sequence(), signal.text()))
                        .toList());
    }

    /** Sends something that nobody but {@link BrokerProbe} hears. */
    void probe(long number) {
        within(signalTopic, List.of(new Entry(PROBE + publisher, number, publisher)));
    }

    String publisher() {
        return publisher;
    }

    private void within(Topic topic, List<Entry> entries) {
        Future<?> sent;
        try {
            sent = executor.submit(() -> send(topic, entries));
        } catch (RejectedExecutionException stopping) {
            throw new PublishFailedException("The server takes no more work", stopping);
        }
        try {
            sent.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            sent.cancel(true);
            throw new PublishFailedException("The message broker did not answer within " + deadline, late);
        } catch (ExecutionException failed) {
            throw new PublishFailedException("The message broker refused a message", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PublishFailedException("Interrupted while the broker was asked", interrupted);
        }
    }

    private Void send(Topic topic, List<Entry> entries) throws InterruptedException, JMSException {
        if (!sending.tryLock(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new JMSException("An earlier send has not returned");
        }
        try (JMSContext jms = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            jms.createProducer()
                    .setTimeToLive(TimeUnit.MINUTES.toMillis(1))
                    .send(topic, new Batch(clock.millis(), entries).toMessage(jms));
            return null;
        } finally {
            sending.unlock();
        }
    }
}
