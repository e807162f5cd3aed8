package io.pipstream.feed.live;

import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The flow of one body. Broken off, before it begins or later, it closes its connection. Thread-safe. */
final class BodyFlow {

    private Flow.@Nullable Subscription subscription; // guarded by this
    private boolean cut; // guarded by this

    void begin(Flow.Subscription begun, long pieces) {
        boolean unwanted;
        synchronized (this) {
            unwanted = cut || subscription != null;
            if (!unwanted) {
                subscription = begun;
            }
        }
        if (unwanted) {
            begun.cancel();
        } else {
            begun.request(pieces);
        }
    }

    void oneMore() {
        Flow.Subscription from;
        synchronized (this) {
            from = cut ? null : subscription;
        }
        if (from != null) {
            from.request(1);
        }
    }

    void breakOff() {
        Flow.Subscription from;
        synchronized (this) {
            from = cut ? null : subscription;
            cut = true;
        }
        if (from != null) {
            from.cancel();
        }
    }
}
