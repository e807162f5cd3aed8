package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import java.util.List;
import java.util.Optional;

/** A source that speaks over a WebSocket. */
non-sealed interface SocketDialect extends Dialect {

    Question handshake(SourceAccess access);

    /** What is sent when the socket is open, in this order. */
    List<String> greetings(List<Instrument> instruments);

    /** What is sent again and again, so that the source stays; empty if nothing is. */
    Optional<Heartbeat> heartbeat();

    /** What a message says; never throws. One that cannot be understood is {@link Heard.Malformed}. */
    List<Heard> read(String message, List<Instrument> instruments);
}
