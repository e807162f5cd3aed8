package io.pipstream.feed.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The network. Nothing waits: what comes is told on a thread of the server. */
interface Transport {

    /**
     * Asks once. Fails with an {@link java.io.IOException} if there is no whole answer in time, or one beyond the limit of
     * size. Redirections are not followed.
     */
    CompletionStage<Answer> ask(Question question, Duration deadline);

    /** Opens a WebSocket; what happens then is told to the listener, the opening too. */
    Line openSocket(Question handshake, Duration deadline, LineListener listener);

    /** Opens an answer that goes on for ever and is read line by line. */
    Line openStream(Question question, Duration deadline, LineListener listener);

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

        /** A sign of life below messages, such as a ping. */
        void alive();

        /** The answer was no connection but this. */
        void refused(Answer answer);

        /** It is over; the reason has no secret in it. */
        void lost(String reason);
    }
}
