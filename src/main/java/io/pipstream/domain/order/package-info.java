/** Orders: what a trader wants done, under which conditions, and why it may be refused. */
@NullMarked
package io.pipstream.domain.order;

import org.jspecify.annotations.NullMarked;
