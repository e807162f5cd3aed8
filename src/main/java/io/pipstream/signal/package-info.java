/** Trading signals: validated, announced, executed when asked. */
@NullMarked
package io.pipstream.signal;

import org.jspecify.annotations.NullMarked;
