/** The feeds that are chosen, those that clients push quotes into, and what all feeds share. */
@NullMarked
package io.pipstream.feed;

import org.jspecify.annotations.NullMarked;
