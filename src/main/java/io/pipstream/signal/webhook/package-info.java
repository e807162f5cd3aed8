/** Webhooks that bring signals from elsewhere: whose they are, and what their templates make of a stranger's JSON. */
@NullMarked
package io.pipstream.signal.webhook;

import org.jspecify.annotations.NullMarked;
