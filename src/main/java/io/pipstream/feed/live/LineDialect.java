package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import java.util.List;

/** A source whose answer to one HTTP request goes on for ever, one message a line. */
non-sealed interface LineDialect extends Dialect {

    Question question(SourceAccess access, List<Instrument> instruments);

    /** What an answer that is no stream says, whatever its status but 200; never throws. */
    List<Heard> readRefusal(Answer answer);

    /** What a line says; never throws. One that cannot be understood is {@link Heard.Malformed}. */
    List<Heard> read(String line, List<Instrument> instruments);
}
