package io.pipstream.kill;

/**
 * A request under a name of its own, so that it may be repeated.
 *
 * @param subject the trade or order it is about; 0 for a new one
 */
record Request(Kind kind, String account, String name, String path, String body, long subject) {

    enum Kind {
        DEAL,
        ORDER,
        CLOSE,
        CANCEL
    }

    boolean placesAnOrder() {
        return kind == Kind.DEAL || kind == Kind.ORDER;
    }

    @Override
    public String toString() {
        return "%s of %s (%s %s)".formatted(name, account, path, body);
    }
}
