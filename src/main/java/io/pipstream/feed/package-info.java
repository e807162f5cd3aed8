/** Where quotes come from: simulated, replayed, pushed. */
@NullMarked
package io.pipstream.feed;

import org.jspecify.annotations.NullMarked;
