/** Trading signals: read, recorded in order, announced; who follows them. */
@NullMarked
package io.pipstream.signal;

import org.jspecify.annotations.NullMarked;
