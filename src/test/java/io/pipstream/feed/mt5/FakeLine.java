package io.pipstream.feed.mt5;

import io.pipstream.feed.live.LostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A line whose answers the test gives, at once or later. */
final class FakeLine implements TerminalLine {

    final List<String> questions = new ArrayList<>();
    final List<CompletableFuture<String>> open = new ArrayList<>();
    int renewed;
    boolean closed;

    /** What is answered at once; empty for what the test answers later. */
    Function<String, Optional<String>> terminal = question -> Optional.empty();

    @Override
    public CompletionStage<String> ask(String question, Duration within) {
        questions.add(question);
        CompletableFuture<String> answer = new CompletableFuture<>();
        terminal.apply(question).ifPresentOrElse(answer::complete, () -> open.add(answer));
        return answer;
    }

    void answer(String text) {
        open.remove(0).complete(text);
    }

    void lose(String reason) {
        open.remove(0).completeExceptionally(new LostException(reason));
    }

    @Override
    public void renew() {
        renewed++;
    }

    @Override
    public void close() {
        closed = true;
    }
}
