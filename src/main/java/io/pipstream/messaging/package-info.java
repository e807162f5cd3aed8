/** Moves the journal from the outbox to JMS, and from JMS to the listeners. */
@NullMarked
package io.pipstream.messaging;

import org.jspecify.annotations.NullMarked;
