/** Durable accounts, orders, trades, candles, users and credentials, and the journal with its outbox. */
@NullMarked
package io.pipstream.ledger;

import org.jspecify.annotations.NullMarked;
