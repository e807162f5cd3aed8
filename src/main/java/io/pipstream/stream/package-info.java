/** WebSocket sessions: endpoints, registry, one outbox per session, price streams. */
@NullMarked
package io.pipstream.stream;

import org.jspecify.annotations.NullMarked;
