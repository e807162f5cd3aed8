/** The current quote and candles of every instrument; tells its listeners. */
@NullMarked
package io.pipstream.pricing;

import org.jspecify.annotations.NullMarked;
