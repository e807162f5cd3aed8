/** How well an account traded over a period: totals, edge, risk and costs, from its closed trades and balance changes. */
@NullMarked
package io.pipstream.domain.performance;

import org.jspecify.annotations.NullMarked;
