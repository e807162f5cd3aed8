/** How each server is made to send without blocking and without an unbounded queue. */
@NullMarked
package io.pipstream.stream.transport;

import org.jspecify.annotations.NullMarked;
