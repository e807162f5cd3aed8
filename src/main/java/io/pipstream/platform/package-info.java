/** The outside world as values: clock, randomness, executors, configuration. */
@NullMarked
package io.pipstream.platform;

import org.jspecify.annotations.NullMarked;
