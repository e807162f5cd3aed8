/** Measures the engine by itself, without a server: what one quote or one decision costs. */
package io.pipstream.bench.engine;
