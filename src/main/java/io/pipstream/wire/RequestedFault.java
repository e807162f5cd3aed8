package io.pipstream.wire;

import java.time.Duration;

/** What a client that tests itself wants to go wrong. */
public sealed interface RequestedFault {

    /** The names on the wire. */
    enum Kind {
        DELAY("delay"),
        DISCONNECT("disconnect"),
        DUPLICATE("duplicate"),
        REJECT("reject");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    Kind kind();

    /**
     * Everything is sent later.
     *
     * @param delay zero to end it
     * @param time for how long what comes is delayed
     */
    record Delay(Duration delay, Duration time) implements RequestedFault {
        @Override
        public Kind kind() {
            return Kind.DELAY;
        }
    }

    /** The connection breaks without goodbye. */
    record Disconnect(Duration after) implements RequestedFault {
        @Override
        public Kind kind() {
            return Kind.DISCONNECT;
        }
    }

    /**
     * The next events of the account come twice.
     *
     * @param count zero to end it
     */
    record Duplicate(int count) implements RequestedFault {
        @Override
        public Kind kind() {
            return Kind.DUPLICATE;
        }
    }

    /**
     * The next orders of the account are refused, whoever places them.
     *
     * @param count zero to end it
     * @param time for how long
     */
    record Reject(int count, Duration time) implements RequestedFault {
        @Override
        public Kind kind() {
            return Kind.REJECT;
        }
    }
}
