/** Whose trading it is. */
@NullMarked
package io.pipstream.domain.account;

import org.jspecify.annotations.NullMarked;
