/** HTTP resources of users, what they hold, and who may use which account. */
@NullMarked
package io.pipstream.rest.access;

import org.jspecify.annotations.NullMarked;
