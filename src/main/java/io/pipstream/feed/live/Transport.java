package io.pipstream.feed.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The network, for one feed. Nothing waits: what comes is told on a thread of the server. */
interface Transport extends AutoCloseable {

    /**
     * Asks once. Fails with a {@link LostException} if there is no whole answer in time, or one beyond the limit of size.
     * Redirections are not followed.
     */
    CompletionStage<Answer> ask(Question question, Duration deadline);

    /** Asks once for what is no text, likewise. */
    CompletionStage<RawAnswer> fetch(Question question, Duration deadline, int mostBytes);

    /** Opens a WebSocket; what happens then is told to the listener, the opening too. */
    Line openSocket(Question handshake, Duration deadline, LineListener listener);

    /** Opens an answer that goes on for ever and is read line by line. */
    Line openStream(Question question, Duration deadline, LineListener listener);

    /**
     * Breaks off every connection and every question, and leaves nothing behind; of a connection nothing is told any more.
     * Harmless when called twice.
     */
    @Override
    void close();

    /** A connection. */
    interface Line {

        /** Sends a message; where the connection cannot, or is not open, it does nothing. */
        void send(String message);

        /** Breaks it off; nothing is told to the listener any more. Harmless when it is over already. */
        void abort();
    }

    /** What happens on a connection: opened, then texts, then lost; or refused or lost at once. One call at a time. */
    interface LineListener {

        void opened();

        void heard(List<String> messages);

        /** Something came that is no text. */
        void malformed(String detail);

        /** A sign of life below messages, such as a ping. */
        void alive();

        /** The answer was no connection but this. */
        void refused(Answer answer);

        /** It is over; the reason has no secret in it. */
        void lost(String reason);
    }
}
