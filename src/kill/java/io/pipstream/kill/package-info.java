/** A real server under load, killed at random moments, and what must be true of it afterwards. */
@NullMarked
package io.pipstream.kill;

import org.jspecify.annotations.NullMarked;
