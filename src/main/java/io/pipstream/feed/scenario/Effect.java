package io.pipstream.feed.scenario;

/**
 * What is done to an instrument at a moment.
 *
 * @param price by how many times the price is higher, 1 for not at all
 * @param spread by how many times the spread is wider, 1 for not at all
 */
record Effect(double price, double spread, Presence presence) {

    static final Effect NONE = new Effect(1, 1, Presence.QUOTED);

    Effect {
        if (!(price > 0) || !(spread >= 1) || Double.isInfinite(price) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException("No effect: price %s, spread %s".formatted(price, spread));
        }
    }
}
