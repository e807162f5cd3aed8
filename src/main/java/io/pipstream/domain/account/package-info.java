/** Fills, trades as first-in-first-out lots, positions, balance, equity, margin, performance figures. */
@NullMarked
package io.pipstream.domain.account;

import org.jspecify.annotations.NullMarked;
