/** Turns events, signals and changes of feeds into notifications. */
@NullMarked
package io.pipstream.notification.planning;

import org.jspecify.annotations.NullMarked;
