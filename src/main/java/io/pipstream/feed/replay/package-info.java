/** Files of prices, played again at a multiple of the speed at which they came. */
@NullMarked
package io.pipstream.feed.replay;

import org.jspecify.annotations.NullMarked;
