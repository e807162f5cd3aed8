/** Instruments and their pips, and quotes. */
@NullMarked
package io.pipstream.domain.market;

import org.jspecify.annotations.NullMarked;
