/** Who is on the other end of a request, and what a browser may do with the answer. */
@NullMarked
package io.pipstream.access.web;

import org.jspecify.annotations.NullMarked;
