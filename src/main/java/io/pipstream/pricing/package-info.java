/** The current quote of every instrument and the state of its sources; tells its listeners. */
@NullMarked
package io.pipstream.pricing;

import org.jspecify.annotations.NullMarked;
