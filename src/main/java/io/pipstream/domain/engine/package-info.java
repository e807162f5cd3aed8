/** Decides: a command, or a quote, becomes trade events. Knows which price conditions a quote reaches. */
@NullMarked
package io.pipstream.domain.engine;

import org.jspecify.annotations.NullMarked;
