/** Sockets of ZeroMQ: their context, their keys, and loops that end. */
@NullMarked
package io.pipstream.zeromq;

import org.jspecify.annotations.NullMarked;
