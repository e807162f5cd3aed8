/** The current quote of every instrument, its candles, its volatility, and the state of the sources; tells its listeners. */
@NullMarked
package io.pipstream.pricing;

import org.jspecify.annotations.NullMarked;
