/** Measures how fast and how small the streaming of prices is, on each server and beside a bare Netty one. */
package io.pipstream.bench;
