package io.pipstream.feed.replay;

import io.pipstream.feed.Feed;
import io.pipstream.feed.FeedChoice;
import io.pipstream.feed.FeedMetrics;
import io.pipstream.platform.NanoClock;
import io.pipstream.platform.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ScheduledExecutorService;

/** Makes feeds of recordings, wherever these come from. */
public record ReplayFeeds(NanoClock nanoClock, ScheduledExecutorService scheduler, FeedMetrics metrics) {

    /** Finds a recording. */
    public interface Opening {

        /** @throws IOException if there is none; its message says why */
        Recording find() throws IOException;
    }

    /** @throws SettingException if the recording is not there or has nothing that can be replayed */
    public Feed feed(FeedChoice choice, String source, Playback playback, Opening opening) {
        try {
            Replay replay = new Replay(opening.find(), playback, source);
            return new ReplayFeed(source, playback.speed(), replay, nanoClock, scheduler, metrics.failures(source));
        } catch (IOException | UncheckedIOException unreadable) {
            throw choice.wrong("it cannot be replayed: " + unreadable.getMessage());
        }
    }
}
