/** Instruments and their pips, quotes, candles, trading hours, conversion between currencies. */
@NullMarked
package io.pipstream.domain.market;

import org.jspecify.annotations.NullMarked;
