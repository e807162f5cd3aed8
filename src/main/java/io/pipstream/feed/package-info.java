/** Where quotes come from: simulated, replayed, pushed, live. */
@NullMarked
package io.pipstream.feed;

import org.jspecify.annotations.NullMarked;
