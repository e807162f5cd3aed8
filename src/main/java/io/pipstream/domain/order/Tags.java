package io.pipstream.domain.order;

import org.jspecify.annotations.Nullable;

/**
 * What a client wants remembered with an order and its trade; means nothing here. Immutable.
 *
 * @param signalId the signal it follows
 * @param signalType the kind of that signal
 * @param signalSource who gave the signal
 * @param notes free text
 */
public record Tags(
        @Nullable String signalId,
        @Nullable String signalType,
        @Nullable String signalSource,
        @Nullable String notes) {

    public static final Tags NONE = new Tags(null, null, null, null);
}
