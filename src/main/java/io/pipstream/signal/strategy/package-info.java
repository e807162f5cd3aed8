/** A strategy to see signals with: moving averages that cross. */
@NullMarked
package io.pipstream.signal.strategy;

import org.jspecify.annotations.NullMarked;
