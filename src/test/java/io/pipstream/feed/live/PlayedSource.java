package io.pipstream.feed.live;

import io.pipstream.feed.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A source on virtual time that has good and bad hours, by a seed: it is down, mute, slow, out of order, or wants a pause. It
 * writes down when it was connected to and asked.
 */
final class PlayedSource {

    /** What it is at. */
    enum Mood {
        WELL,
        /** Refuses connections. */
        DOWN,
        /** Accepts and says nothing. */
        MUTE,
        /** Answers with its own errors, or with what makes no sense. */
        BROKEN,
        /** Too much was asked of it, in its own opinion. */
        STRICT
    }

    /** That it is well again, and what it was before. */
    record Recovery(Instant at, Mood from) {}

    static final Duration LATENCY = Duration.ofMillis(80);
    private static final Duration TALKS_EVERY = Duration.ofSeconds(2);

    private final VirtualTime time;
    private final RandomGenerator random;
    final List<Instant> questions = new ArrayList<>();
    final List<Instant> connects = new ArrayList<>();
    final List<Recovery> recoveries = new ArrayList<>();
    private final List<Instant> turns = new ArrayList<>();
    private Mood mood = Mood.WELL;
    private @Nullable Instant talkingSince;
    private Instant talkedAt = Instant.EPOCH;

    PlayedSource(VirtualTime time, RandomGenerator random) {
        this.time = time;
        this.random = random;
        later(wellFor(), this::turnsBad);
    }

    Transport transport() {
        return new Played();
    }

    /** Whether it turned bad in that time. */
    boolean isBadWithin(Instant from, Instant to) {
        return turns.stream().anyMatch(turn -> !turn.isBefore(from) && turn.isBefore(to));
    }

    /** Since when it has been giving prices to somebody without a pause; zero if it does not. */
    Duration talksFor() {
        Instant now = time.clock().instant();
        Instant since = talkingSince;
        boolean talks = since != null && Duration.between(talkedAt, now).compareTo(TALKS_EVERY.multipliedBy(2)) <= 0;
        return talks ? Duration.between(since, now) : Duration.ZERO;
    }

    private void talked() {
        Instant now = time.clock().instant();
        if (talkingSince == null || Duration.between(talkedAt, now).compareTo(TALKS_EVERY.multipliedBy(2)) > 0) {
            talkingSince = now;
        }
        talkedAt = now;
    }

    private void turnsBad() {
        turns.add(time.clock().instant());
        Mood[] moods = Mood.values();
        mood = moods[1 + random.nextInt(moods.length - 1)];
        later(Duration.ofSeconds(20 + random.nextInt(2_400)), this::recovers);
    }

    private void recovers() {
        recoveries.add(new Recovery(time.clock().instant(), mood));
        mood = Mood.WELL;
        later(wellFor(), this::turnsBad);
    }

    private Duration wellFor() {
        return Duration.ofSeconds(600 + random.nextInt(5_400));
    }

    private void later(Duration wait, Runnable task) {
        time.later(wait, task);
    }

    /** The network between a feed and the source. */
    private final class Played implements Transport {

        private final List<PlayedLine> lines = new ArrayList<>();
        private boolean closed;

        @Override
        public CompletionStage<Answer> ask(Question question, Duration deadline) {
            questions.add(time.clock().instant());
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            String symbol = question.address().getQuery().replaceAll("symbols=|&key=.*", "");
            switch (mood) {
                case WELL -> later(LATENCY, () -> answer.complete(new Answer(200, Map.of(), symbol + " 1.1 1.2")));
                case DOWN -> later(LATENCY, () -> answer.completeExceptionally(new LostException("no connection")));
                case MUTE -> later(deadline, () -> answer.completeExceptionally(new LostException("no answer")));
                case BROKEN -> later(LATENCY, () -> answer.complete(new Answer(500, Map.of(), "error")));
                case STRICT -> later(LATENCY, () -> answer.complete(new Answer(429, pause(), "")));
            }
            return answer;
        }

        private Map<String, String> pause() {
            return random.nextBoolean() ? Map.of() : Map.of("Retry-After", String.valueOf(5 + random.nextInt(600)));
        }

        @Override
        public CompletionStage<RawAnswer> fetch(Question question, Duration deadline, int mostBytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Line openSocket(Question handshake, Duration deadline, LineListener listener) {
            connects.add(time.clock().instant());
            PlayedLine line = new PlayedLine(listener);
            lines.add(line);
            switch (mood) {
                case WELL -> later(LATENCY, line::opens);
                case DOWN -> later(LATENCY, () -> line.tell(() -> listener.lost("no connection")));
                case MUTE -> later(LATENCY, () -> line.tell(listener::opened));
                case BROKEN -> later(LATENCY, () -> line.tell(() -> listener.refused(new Answer(503, Map.of(), ""))));
                case STRICT -> later(LATENCY, () -> line.tell(() -> listener.refused(new Answer(429, pause(), ""))));
            }
            return line;
        }

        @Override
        public Line openStream(Question question, Duration deadline, LineListener listener) {
            return openSocket(question, deadline, listener);
        }

        @Override
        public void close() {
            closed = true;
            lines.forEach(PlayedLine::abort);
        }

        private final class PlayedLine implements Line {

            private final LineListener listener;
            private boolean aborted;

            PlayedLine(LineListener listener) {
                this.listener = listener;
            }

            void opens() {
                tell(listener::opened);
                talks();
            }

            private void talks() {
                switch (mood) {
                    case WELL ->
                        tell(() -> {
                            talked();
                            listener.heard(List.of("EURUSD 1.1 1.2"));
                        });
                    case DOWN -> {
                        tell(() -> listener.lost("gone"));
                        aborted = true;
                    }
                    case BROKEN -> tell(() -> listener.heard(List.of("{\"torn")));
                    case STRICT -> tell(() -> listener.heard(List.of("refused RATE_LIMITED 30")));
                    case MUTE -> {
                        // nothing
                    }
                }
                if (!aborted) {
                    later(TALKS_EVERY, this::talks);
                }
            }

            void tell(Runnable what) {
                if (!aborted && !closed) {
                    what.run();
                }
            }

            @Override
            public void send(String message) {}

            @Override
            public void abort() {
                aborted = true;
            }
        }
    }
}
