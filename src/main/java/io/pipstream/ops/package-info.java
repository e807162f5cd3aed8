/** Health, metrics, open sockets, the start-up line. */
@NullMarked
package io.pipstream.ops;

import org.jspecify.annotations.NullMarked;
