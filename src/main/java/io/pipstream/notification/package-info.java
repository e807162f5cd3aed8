/** What users want to be told of, and what is on its way to them. */
@NullMarked
package io.pipstream.notification;

import org.jspecify.annotations.NullMarked;
