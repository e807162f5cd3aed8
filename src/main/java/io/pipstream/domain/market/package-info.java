/** Instruments and their pips, quotes and the candles made of them, and the market as a decision sees it. */
@NullMarked
package io.pipstream.domain.market;

import org.jspecify.annotations.NullMarked;
