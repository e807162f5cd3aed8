/** The JSON protocol: messages in, messages out. */
@NullMarked
package io.pipstream.wire;

import org.jspecify.annotations.NullMarked;
