package io.pipstream.domain.engine;

/** From which direction a price comes to a level. */
public enum Reach {
    AT_OR_BELOW(-1),
    AT_OR_ABOVE(1);

    private final int sign;

    Reach(int sign) {
        this.sign = sign;
    }

    /**
     * How far a price or a level lies in this direction: a level is reached by the prices that lie at least as far.
     *
     * @param points a price or level, see {@link Points}
     */
    long distance(long points) {
        return sign * points;
    }
}
