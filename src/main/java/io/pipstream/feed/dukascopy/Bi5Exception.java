package io.pipstream.feed.dukascopy;

/** An hour of the archive that cannot be used. Nothing of it is: where it broke, it may be wrong before. */
public final class Bi5Exception extends Exception {

    private static final long serialVersionUID = 1L;

    private final Bi5Flaw flaw;

    Bi5Exception(Bi5Flaw flaw, String detail) {
        super(detail, null, false, false);
        this.flaw = flaw;
    }

    public Bi5Flaw flaw() {
        return flaw;
    }
}
