/** The histories that sources of live prices have of their own: how each is asked for candles and understood. */
@NullMarked
package io.pipstream.feed.archive;

import org.jspecify.annotations.NullMarked;
