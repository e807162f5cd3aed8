/** Runs JMH benchmarks that need no server. */
package io.pipstream.bench.jmh;
