/** Trading signals: validated and announced. */
@NullMarked
package io.pipstream.signal;

import org.jspecify.annotations.NullMarked;
