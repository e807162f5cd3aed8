/** Health, metrics, the start-up line. */
@NullMarked
package io.pipstream.ops;

import org.jspecify.annotations.NullMarked;
