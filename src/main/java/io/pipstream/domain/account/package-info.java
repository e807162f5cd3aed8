/** Accounts: their trades, balance, equity and margin, and the events that change them. */
@NullMarked
package io.pipstream.domain.account;

import org.jspecify.annotations.NullMarked;
