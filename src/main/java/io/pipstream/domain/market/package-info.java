/** Instruments and their pips, quotes and candles, trading hours, conversion, rollovers and position sizes. */
@NullMarked
package io.pipstream.domain.market;

import org.jspecify.annotations.NullMarked;
