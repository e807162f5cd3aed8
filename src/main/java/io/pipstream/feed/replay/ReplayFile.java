package io.pipstream.feed.replay;

import io.pipstream.domain.market.Instrument;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A file of prices as a recording: ticks as they stand there, bars along their paths. */
record ReplayFile(ReplayLayout layout, Instrument instrument, int ticksPerBar, BadLines badLines) implements Recording {

    /** @throws IOException if it cannot be read or is none that can be replayed; its message says so */
    static ReplayFile of(ReplayOptions options, BadLines badLines) throws IOException {
        return new ReplayFile(
                ReplayLayout.of(options.file()), options.playback().instrument(), options.ticksPerBar(), badLines);
    }

    @Override
    public TickSource open() throws IOException {
        ReplayReader reader = new ReplayReader(layout, instrument, badLines);
        try {
            return new FileTicks(reader, new BarPath(instrument, ticksPerBar), layout.barLength());
        } catch (UncheckedIOException unreadable) {
            reader.close();
            throw unreadable;
        }
    }
}
