package io.pipstream.feed.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.BufferRecyclers;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.InstrumentFixtures;
import io.pipstream.feed.live.Answer;
import io.pipstream.pricing.CandleTrack;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {

    /** The server's threads outlive an undeploy, and a buffer of ours in one would hold our class loader. */
    @Test
    void readingLeavesNoBufferInTheThread() throws Exception {
        assertThat(onAThreadOfItsOwn(() -> {
                    HistoryReader.read(
                            new YahooHistory(),
                            new Answer(200, Map.of(), HistoryDialectsTest.YAHOO),
                            new CandleTrack(InstrumentFixtures.EUR_USD, "yahoo", CandleInterval.ONE_MINUTE),
                            HistoryDialectsTest.TEN_MINUTES);
                    return Buffers.areInThisThread();
                }))
                .isFalse();
    }

    private static <T> T onAThreadOfItsOwn(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task.get();
    }

    @SuppressWarnings("deprecation")
    private static final class Buffers extends BufferRecyclers {

        static boolean areInThisThread() {
            return _recyclerRef.get() != null;
        }
    }
}
