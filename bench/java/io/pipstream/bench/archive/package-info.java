/** Measures how fast recorded prices are read, and shows that none is lost between a file and the candles. */
package io.pipstream.bench.archive;
