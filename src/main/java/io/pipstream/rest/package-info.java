/** REST resources and problem documents. */
@NullMarked
package io.pipstream.rest;

import org.jspecify.annotations.NullMarked;
