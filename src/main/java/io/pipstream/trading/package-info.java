/** The only writer of accounts: locks, asks the engine, records. */
@NullMarked
package io.pipstream.trading;

import org.jspecify.annotations.NullMarked;
