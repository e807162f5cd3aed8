package io.pipstream.feed.live;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Reads an answer that goes on for ever, one line after the other. Its body is complete when it is over, with why. */
final class StreamBody implements BodySubscriber<String> {

    private final LineSplitter splitter;
    private final Consumer<List<String>> lines;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final BodyFlow flow = new BodyFlow();

    /** @param lines hears of every piece that comes, also of one that ends no line */
    StreamBody(int limitBytes, Consumer<List<String>> lines) {
        this.splitter = new LineSplitter(limitBytes);
        this.lines = lines;
    }

    @Override
    public CompletionStage<String> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        flow.begin(subscription, 1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        if (end.isDone()) {
            return;
        }
        try {
            lines.accept(splitter.lines(parts));
            flow.oneMore();
        } catch (LostException | RuntimeException broken) {
            end.complete(LossReason.of(broken));
            breakOff();
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.complete(LossReason.of(failure));
    }

    @Override
    public void onComplete() {
        end.complete("the source ended its stream");
    }

    /** Closes the connection, now or as soon as the body begins. */
    void breakOff() {
        flow.breakOff();
    }
}
