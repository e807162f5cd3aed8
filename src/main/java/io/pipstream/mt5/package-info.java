/** The MetaTrader bridge: an account traded by Expert Advisors and scripts through ZeroMQ. */
@NullMarked
package io.pipstream.mt5;

import org.jspecify.annotations.NullMarked;
