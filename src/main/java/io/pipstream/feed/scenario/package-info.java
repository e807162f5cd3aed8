/** A simulated market in which things happen on purpose, for bots to be tested with. */
@NullMarked
package io.pipstream.feed.scenario;

import org.jspecify.annotations.NullMarked;
