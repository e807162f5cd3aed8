/** Sources of live prices outside: how each is asked and understood, its connection, and what it may be asked. */
@NullMarked
package io.pipstream.feed.live;

import org.jspecify.annotations.NullMarked;
