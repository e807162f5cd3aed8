/** What the rest of the server hears of trading: trade events, who publishes them, who listens. */
@NullMarked
package io.pipstream.trading;

import org.jspecify.annotations.NullMarked;
