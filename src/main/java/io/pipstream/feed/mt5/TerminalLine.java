package io.pipstream.feed.mt5;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A line to a terminal. It carries one question at a time; others wait for their turn. Thread-safe; nothing here waits. */
interface TerminalLine {

    /**
     * Asks. What comes is the answer to this very question, or a {@link io.pipstream.feed.live.LostException} when the time
     * is over: what comes later is never heard.
     *
     * @param within for its turn, the connection and the answer together
     */
    CompletionStage<String> ask(String question, Duration within);

    /** The next question goes over a connection of its own, for what came over this one made no sense. */
    void renew();

    /** Ends, within a bounded time, what is asked, and everything that the line holds. Nothing can be asked then. */
    void close();
}
