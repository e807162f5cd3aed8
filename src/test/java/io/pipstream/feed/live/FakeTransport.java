package io.pipstream.feed.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A network whose other end is the test. Writes down what was asked and when, over any number of transports. */
final class FakeTransport {

    private final Clock clock;
    final List<Asked> questions = new ArrayList<>();
    final List<Opened> lines = new ArrayList<>();
    int closed;

    FakeTransport(Clock clock) {
        this.clock = clock;
    }

    record Asked(Question question, Instant at, CompletableFuture<Answer> answer) {

        void answer(int status, String body) {
            answer.complete(new Answer(status, Map.of(), body));
        }

        void lose(String reason) {
            answer.completeExceptionally(new LostException(reason));
        }
    }

    static final class Opened implements Transport.Line {

        final Question question;
        final Instant at;
        final Transport.LineListener listener;
        final List<String> sent = new ArrayList<>();
        boolean aborted;

        Opened(Question question, Instant at, Transport.LineListener listener) {
            this.question = question;
            this.at = at;
            this.listener = listener;
        }

        @Override
        public void send(String message) {
            sent.add(message);
        }

        @Override
        public void abort() {
            aborted = true;
        }

        void says(String message) {
            listener.heard(List.of(message));
        }
    }

    Asked lastQuestion() {
        return questions.get(questions.size() - 1);
    }

    Opened lastLine() {
        return lines.get(lines.size() - 1);
    }

    /** One that a feed closes with itself. */
    Transport transport() {
        return new Transport() {
            @Override
            public CompletionStage<Answer> ask(Question question, Duration deadline) {
                Asked asked = new Asked(question, clock.instant(), new CompletableFuture<>());
                questions.add(asked);
                return asked.answer();
            }

            @Override
            public CompletionStage<RawAnswer> fetch(Question question, Duration deadline, int mostBytes) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Line openSocket(Question handshake, Duration deadline, LineListener listener) {
                Opened opened = new Opened(handshake, clock.instant(), listener);
                lines.add(opened);
                return opened;
            }

            @Override
            public Line openStream(Question question, Duration deadline, LineListener listener) {
                return openSocket(question, deadline, listener);
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }
}
