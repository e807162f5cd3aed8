/** HTTP resources of notifications. */
@NullMarked
package io.pipstream.rest.notifications;

import org.jspecify.annotations.NullMarked;
