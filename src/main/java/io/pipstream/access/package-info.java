/** Users, their credentials and accounts, and limits: who may see and do what. */
@NullMarked
package io.pipstream.access;

import org.jspecify.annotations.NullMarked;
