/** Brings notifications to mailboxes and webhooks. */
@NullMarked
package io.pipstream.notification.delivery;

import org.jspecify.annotations.NullMarked;
