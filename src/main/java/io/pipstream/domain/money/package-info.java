/** Currencies, amounts, and how they round. */
@NullMarked
package io.pipstream.domain.money;

import org.jspecify.annotations.NullMarked;
