package io.pipstream.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AbandonedExecutorTest {

    private final ExecutorService threads = new ScheduledThreadPoolExecutor(2);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void itIsStopped() {
        AbandonedExecutor.shutDown(threads);

        assertThat(threads.isShutdown()).isTrue();
    }

    @Test
    void anotherServersExecutorIsLeftToThatServer() {
        AbandonedExecutor.stop(threads);

        assertThat(threads.isShutdown()).isFalse();
    }

    @Test
    void aRefusalIsNoFailure() {
        AbandonedExecutor.shutDown(new HandedOut(threads));

        assertThat(threads.isShutdown()).isFalse();
    }

    /** As the specification wants it: the application must not end it. */
    private static final class HandedOut extends AbstractExecutorService {

        private final ExecutorService executor;

        HandedOut(ExecutorService executor) {
            this.executor = executor;
        }

        @Override
        public void execute(Runnable command) {
            executor.execute(command);
        }

        @Override
        public void shutdown() {
            throw new IllegalStateException();
        }

        @Override
        public List<Runnable> shutdownNow() {
            throw new IllegalStateException();
        }

        @Override
        public boolean isShutdown() {
            throw new IllegalStateException();
        }

        @Override
        public boolean isTerminated() {
            throw new IllegalStateException();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            throw new IllegalStateException();
        }
    }
}
