package io.pipstream.trading;

/** Told of every published trade event, in the order of each account's journal; must return at once. */
public interface TradeEventListener {

    void published(PublishedEvent event);
}
