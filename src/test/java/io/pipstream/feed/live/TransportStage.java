package io.pipstream.feed.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The network over a source that is played. Whatever a test does, closing it must leave nothing behind. */
abstract class TransportStage {

    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(300);
    static final String SECRET = "s3cr3t";

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    final RecordingListener listener = new RecordingListener();
    SourceServer server;
    JdkTransport transport;

    @BeforeEach
    void start() throws Exception {
        scheduler.setRemoveOnCancelPolicy(true);
        server = new SourceServer();
        transport = new JdkTransport(executor, scheduler);
    }

    /** Whatever a test did, closing leaves nothing behind. */
    @AfterEach
    void nothingIsLeft() throws Exception {
        transport.close();
        await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> {
            assertThat(server.connections()).isZero();
            assertThat(scheduler.getQueue()).isEmpty();
            assertThat(clientThreads()).isZero();
        });
        server.close();
        executor.shutdownNow();
        scheduler.shutdownNow();
    }

    static Question question(URI base) {
        return new Question(URI.create(base + "/price?key=" + SECRET), Map.of("Authorization", "Bearer " + SECRET));
    }

    static long clientThreads() {
        return Arrays.stream(allThreads())
                .filter(thread -> thread != null && thread.getName().endsWith("-SelectorManager"))
                .count();
    }

    private static Thread[] allThreads() {
        return Thread.getAllStackTraces().keySet().toArray(Thread[]::new);
    }
}
