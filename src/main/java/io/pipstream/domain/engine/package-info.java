/** Decides: a command, or a quote, becomes trade events. */
@NullMarked
package io.pipstream.domain.engine;

import org.jspecify.annotations.NullMarked;
