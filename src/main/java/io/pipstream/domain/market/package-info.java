/** Instruments, quotes, trading hours, conversion between currencies, and what positions are worth, tie up and cost. */
@NullMarked
package io.pipstream.domain.market;

import org.jspecify.annotations.NullMarked;
