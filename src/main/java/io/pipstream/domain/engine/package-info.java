/** Decides: a command, or a quote, becomes trade events; and knows which price conditions a quote reaches. */
@NullMarked
package io.pipstream.domain.engine;

import org.jspecify.annotations.NullMarked;
