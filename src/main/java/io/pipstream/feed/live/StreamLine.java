package io.pipstream.feed.live;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer that is read line by line. */
final class StreamLine implements Transport.Line {

    private static final int OK = 200;

    private final Transport.LineListener listener;
    private final int lineLimitBytes;
    private final int refusalLimitBytes;
    private final Consumer<Transport.Line> ended;
    private final AtomicBoolean over = new AtomicBoolean();
    private @Nullable StreamBody stream; // guarded by this
    private @Nullable BoundedBody refusal; // guarded by this
    private @Nullable Future<?> response; // guarded by this
    private @Nullable Future<?> deadline; // guarded by this

    StreamLine(
            Transport.LineListener listener,
            int lineLimitBytes,
            int refusalLimitBytes,
            Consumer<Transport.Line> ended) {
        this.listener = listener;
        this.lineLimitBytes = lineLimitBytes;
        this.refusalLimitBytes = refusalLimitBytes;
        this.ended = ended;
    }

    void open(
            HttpClient client,
            HttpRequest request,
            Duration within,
            ScheduledExecutorService scheduler,
            Executor executor) {
        CompletableFuture<HttpResponse<String>> asked = client.sendAsync(request, this::body);
        synchronized (this) {
            response = asked;
            deadline = scheduler.schedule(this::tooLate, within.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (over.get()) {
            release();
        }
        CompletionStage<HttpResponse<String>> coming = asked;
        coming.whenCompleteAsync(this::ended, executor);
    }

    /** Tells of a request that could not even be made. */
    void fail(Throwable impossible, Executor executor) {
        executor.execute(() -> ended(null, impossible));
    }

    @Override
    public void send(String message) {
        // a stream only listens
    }

    @Override
    public void abort() {
        finish();
    }

    private BodySubscriber<String> body(HttpResponse.ResponseInfo info) {
        if (info.statusCode() != OK) {
            BoundedBody body = new BoundedBody(refusalLimitBytes);
            synchronized (this) {
                refusal = body;
            }
            if (over.get()) {
                body.breakOff();
            }
            return BodySubscribers.mapping(body, bytes -> new String(bytes, StandardCharsets.UTF_8));
        }
        StreamBody body = new StreamBody(lineLimitBytes, this::heard);
        synchronized (this) {
            stream = body;
            cancelDeadline();
        }
        if (over.get()) {
            body.breakOff();
        } else {
            listener.opened();
        }
        return body;
    }

    private void heard(List<String> lines) {
        if (over.get()) {
            return;
        }
        if (lines.isEmpty()) {
            listener.alive();
        } else {
            listener.heard(lines);
        }
    }

    private void tooLate() {
        if (finish()) {
            listener.lost("no answer in time");
        }
    }

    private void ended(@Nullable HttpResponse<String> answer, @Nullable Throwable failure) {
        if (!finish()) {
            return;
        }
        if (answer == null) {
            listener.lost(failure == null ? "the connection broke" : LossReason.of(failure));
        } else if (answer.statusCode() == OK) {
            listener.lost(answer.body());
        } else {
            listener.refused(JdkTransport.answer(answer, answer.body()));
        }
    }

    /** Whether this ended it. */
    private boolean finish() {
        if (over.getAndSet(true)) {
            return false;
        }
        release();
        ended.accept(this);
        return true;
    }

    private synchronized void release() {
        cancelDeadline();
        if (stream != null) {
            stream.breakOff();
        }
        if (refusal != null) {
            refusal.breakOff();
        }
        if (response != null) {
            response.cancel(true);
        }
    }

    private synchronized void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
