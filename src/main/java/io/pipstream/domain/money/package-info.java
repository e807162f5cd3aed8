/** Currencies. */
@NullMarked
package io.pipstream.domain.money;

import org.jspecify.annotations.NullMarked;
