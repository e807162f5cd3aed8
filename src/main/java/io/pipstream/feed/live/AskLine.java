package io.pipstream.feed.live;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One question and its answer, as long as it is awaited. */
final class AskLine implements Transport.Line {

    private final int limitBytes;
    private final Consumer<Transport.Line> ended;
    private final BoundedBody body;
    private final CompletableFuture<RawAnswer> answer = new CompletableFuture<>();
    private @Nullable Future<?> asked; // guarded by this
    private @Nullable Future<?> deadline; // guarded by this

    AskLine(int limitBytes, Consumer<Transport.Line> ended) {
        this.limitBytes = limitBytes;
        this.ended = ended;
        this.body = new BoundedBody(limitBytes);
    }

    CompletionStage<RawAnswer> answer() {
        return answer;
    }

    void open(
            HttpClient client,
            HttpRequest request,
            Duration within,
            ScheduledExecutorService scheduler,
            Executor executor) {
        CompletableFuture<HttpResponse<byte[]>> asking = client.sendAsync(request, info -> body);
        synchronized (this) {
            asked = asking;
            deadline =
                    scheduler.schedule(() -> fail("no whole answer in time"), within.toMillis(), TimeUnit.MILLISECONDS);
        }
        CompletionStage<HttpResponse<byte[]>> coming = asking;
        coming.whenCompleteAsync(this::came, executor);
        if (answer.isDone()) {
            release();
        }
    }

    /** Only {@link Transport#fetch} gives it to anybody, and it has nothing to send. */
    @Override
    public void send(String message) {}

    @Override
    public void abort() {
        fail("broken off");
    }

    void fail(String reason) {
        answer.completeExceptionally(new LostException(reason)); // before what is cancelled tells of that
        release();
    }

    private void came(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response == null) {
            fail(failure == null ? "the connection broke" : LossReason.of(failure));
            return;
        }
        try {
            String packing = response.headers().firstValue("Content-Encoding").orElse("");
            byte[] unpacked = Packing.unpack(response.body(), packing, limitBytes);
            answer.complete(new RawAnswer(response.statusCode(), JdkTransport.headers(response), unpacked));
            release();
        } catch (LostException broken) {
            fail(broken.reason());
        }
    }

    private void release() {
        synchronized (this) {
            body.breakOff();
            if (deadline != null) {
                deadline.cancel(false);
            }
            if (asked != null) {
                asked.cancel(true);
            }
        }
        ended.accept(this);
    }
}
