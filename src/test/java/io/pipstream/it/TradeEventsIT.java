package io.pipstream.it;

import static io.pipstream.it.StreamClient.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.trading.TradeEventPublisher;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The path of trade events, from the publisher through the broker to the sessions of the account. */
@ArquillianTest
class TradeEventsIT {

    private static final int EVENTS = 1_000;

    @ArquillianResource
    private URL server;

    @Inject
    private TradeEventPublisher publisher;

    @Deployment
    static WebArchive pipstream() {
        return PipstreamWar.archiveWithTestLibraries().addClasses(TradeEventsIT.class, StreamClient.class);
    }

    @Test
    void theEventsOfAnAccountReachItsSessionsOnceAndInOrderAndNobodyElses() throws Exception {
        try (StreamClient client = StreamClient.open(server, "/ws/trading/")) {
            client.next(type("connection"));
            List<PublishedEvent> batch = new ArrayList<>();
            for (long sequence = 1; sequence <= EVENTS; sequence++) {
                batch.add(event(AccountId.DEMO, sequence));
                batch.add(event(new AccountId("somebody-else"), sequence));
                if (batch.size() >= 20) {
                    publisher.publish(batch);
                    batch.clear();
                }
            }
            publisher.publish(List.of(event(AccountId.DEMO, EVENTS))); // the broker may deliver again
            publisher.publish(List.of(event(AccountId.DEMO, EVENTS + 1)));

            List<Long> sequences = new ArrayList<>();
            while (sequences.size() <= EVENTS) {
                var event = client.next(type("trade_execution"));
                assertThat(event.path("account").asText()).isEqualTo("demo");
                sequences.add(event.path("seq").asLong());
            }
            assertThat(sequences)
                    .isEqualTo(LongStream.rangeClosed(1, EVENTS + 1).boxed().toList());
        }
    }

    private static PublishedEvent event(AccountId account, long sequence) {
        return new PublishedEvent(
                account,
                sequence,
                "{\"type\":\"trade_execution\",\"account\":\"%s\",\"seq\":%d}".formatted(account, sequence));
    }
}
