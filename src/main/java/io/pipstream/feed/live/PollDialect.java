package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import java.util.List;

/** A source that answers questions by HTTP. */
non-sealed interface PollDialect extends Dialect {

    /** How many instruments one question may be about, at least 1. */
    int mostAtOnce();

    /** @param instruments with a symbol, at most {@link #mostAtOnce} */
    Question question(SourceAccess access, List<Instrument> instruments);

    /**
     * What an answer says, whatever its status; never throws. An answer that cannot be understood is
     * {@link Heard.Refused}, with {@link Heard.Cause#FAILED} or what its status says.
     */
    List<Heard> read(Answer answer, List<Instrument> asked);
}
