/** Follows signals: which of them an account executes, how large, and what came of it. */
@NullMarked
package io.pipstream.signal.execution;

import org.jspecify.annotations.NullMarked;
