/** HTTP resources of signals, who follows them, and webhooks that bring them. */
@NullMarked
package io.pipstream.rest.signals;

import org.jspecify.annotations.NullMarked;
