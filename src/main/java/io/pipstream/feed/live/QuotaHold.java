package io.pipstream.feed.live;

import java.time.Duration;

/** Why a source may not be asked now, and when to look again. */
record QuotaHold(Reason reason, Duration delay) {

    /** What holds it. */
    enum Reason {
        /** As much as a minute allows has been asked. */
        MINUTE,
        /** As much as a day allows has been asked. */
        DAY,
        /** The source has asked for a pause. */
        PAUSE,
        /** What has been asked cannot be read or written down. */
        STORE
    }
}
