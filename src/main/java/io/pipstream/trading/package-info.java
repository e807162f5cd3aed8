/** The only writer of accounts: commands in turn, triggers, what time asks; and the ports that trade events pass. */
@NullMarked
package io.pipstream.trading;

import org.jspecify.annotations.NullMarked;
