/** Decides what becomes of accounts, and knows which of their price conditions a quote reaches. */
@NullMarked
package io.pipstream.domain.engine;

import org.jspecify.annotations.NullMarked;
