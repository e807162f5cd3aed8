/** Prices and candles from a MetaTrader terminal, asked through ZeroMQ. */
@NullMarked
package io.pipstream.feed.mt5;

import org.jspecify.annotations.NullMarked;
