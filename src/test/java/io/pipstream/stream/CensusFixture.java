package io.pipstream.stream;

import io.pipstream.access.Caller;

/** Open sockets for tests of other packages. */
public final class CensusFixture {

    private final Market market = new Market();
    private final SessionRegistry registry = new SessionRegistry(market.metrics);
    private final SocketCensus census = new SocketCensus(registry);

    public SocketCensus census() {
        return census;
    }

    /** Its id for administrators; the account may be null. */
    public String open(Audience audience, Caller caller, String account) {
        StreamSession session = TestSession.of(market, audience, caller, account).session;
        registry.add(session.holder().id() + "-at-the-container", session);
        return session.holder().id();
    }
}
