/** What clients ask for over REST: JSON becomes requests and commands, or a list of all that is wrong with it. */
@NullMarked
package io.pipstream.wire.request;

import org.jspecify.annotations.NullMarked;
