package io.pipstream.domain.engine;

/** Which of a quote's two prices is watched. */
public enum PriceSide {
    BID,
    ASK
}
