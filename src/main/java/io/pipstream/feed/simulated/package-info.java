/** A market that is made up, always the same from the same seed. */
@NullMarked
package io.pipstream.feed.simulated;

import org.jspecify.annotations.NullMarked;
