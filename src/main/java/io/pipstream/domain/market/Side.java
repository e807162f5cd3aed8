package io.pipstream.domain.market;

/** Whether units are bought or sold; a bought trade is long, a sold one short. */
public enum Side {
    BUY,
    SELL;

    /** 1 for a buyer, who gains when the price rises, and -1 for a seller. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
