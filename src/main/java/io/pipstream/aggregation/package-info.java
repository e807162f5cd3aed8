/** Chooses, for every instrument, whose quotes count: the best source that is live, with patience in both directions. */
@NullMarked
package io.pipstream.aggregation;

import org.jspecify.annotations.NullMarked;
