package io.pipstream.feed.replay;

import io.pipstream.feed.replay.ReplayItem.Bar;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** One pass through a file as ticks. It reads one line ahead, to end a bar's ticks before the next bar begins. */
final class FileTicks implements TickSource {

    private final ReplayReader reader;
    private final BarPath path;
    private final Duration barLength;
    private final Queue<Tick> ofThisBar = new ArrayDeque<>();
    private Optional<ReplayItem> ahead;

    FileTicks(ReplayReader reader, BarPath path, Duration barLength) {
        this.reader = reader;
        this.path = path;
        this.barLength = barLength;
        this.ahead = reader.next();
    }

    @Override
    public Optional<Tick> next() {
        if (ofThisBar.isEmpty() && ahead.isPresent()) {
            ReplayItem item = ahead.get();
            ahead = reader.next();
            if (item instanceof Tick tick) {
                return Optional.of(tick);
            }
            Bar bar = (Bar) item;
            ofThisBar.addAll(path.ticks(bar, span(bar)));
        }
        return Optional.ofNullable(ofThisBar.poll());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Duration span(Bar bar) {
        Duration toNext =
                ahead.map(next -> Duration.between(bar.time(), next.time())).orElse(barLength);
        return toNext.compareTo(barLength) < 0 ? toNext : barLength;
    }
}
