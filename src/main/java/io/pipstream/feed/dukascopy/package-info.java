/** Dukascopy's archive of ticks: where its hours are, what is in them, and a folder of them played again. */
@NullMarked
package io.pipstream.feed.dukascopy;

import org.jspecify.annotations.NullMarked;
