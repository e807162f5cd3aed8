package io.pipstream.domain.engine;

import static java.util.Objects.requireNonNull;

import io.pipstream.domain.order.Reason;
import io.pipstream.domain.order.Refusal;
import org.jspecify.annotations.Nullable;

/** What was sought, or why it is not to be had: exactly one of them. */
final class Attempt<T> {

    private final @Nullable T found;
    private final @Nullable Refusal refusal;

    private Attempt(@Nullable T found, @Nullable Refusal refusal) {
        this.found = found;
        this.refusal = refusal;
    }

    static <T> Attempt<T> of(T found) {
        return new Attempt<>(found, null);
    }

    static <T> Attempt<T> refused(Refusal refusal) {
        return new Attempt<>(null, refusal);
    }

    static <T> Attempt<T> refused(Reason reason, String detail) {
        return refused(Refusal.of(reason, detail));
    }

    /** Null if it was refused. */
    @Nullable
    T found() {
        return found;
    }

    /** To be asked only if nothing was found. */
    Refusal refusal() {
        return requireNonNull(refusal);
    }
}
