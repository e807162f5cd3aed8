/** Moves trade events and signals to JMS, and from JMS to the listeners. */
@NullMarked
package io.pipstream.messaging;

import org.jspecify.annotations.NullMarked;
