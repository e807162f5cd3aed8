/** Regulation as dated data: who may hold what, close what, and with how much margin. */
@NullMarked
package io.pipstream.domain.rules;

import org.jspecify.annotations.NullMarked;
