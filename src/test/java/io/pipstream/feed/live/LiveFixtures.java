package io.pipstream.feed.live;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.pricing.InstrumentFile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Instruments, keys and answers for tests of sources. */
final class LiveFixtures {

    static final Instruments INSTRUMENTS = InstrumentFile.read();

    /** As long as sources make them, with a digit, as theirs have. */
    static final String KEY = "b0gUsKeyOfTests42";

    static final Instrument EURUSD = instrument("EURUSD");
    static final Instrument USDJPY = instrument("USDJPY");
    static final Instrument XAUUSD = instrument("XAUUSD");
    static final List<Instrument> ASKED = List.of(EURUSD, USDJPY, XAUUSD);

    private LiveFixtures() {}

    static Instrument instrument(String symbol) {
        return INSTRUMENTS.find(symbol).orElseThrow();
    }

    /** For what comes over the loopback interface, however busy the machine is. */
    static ConditionFactory soon() {
        return Awaitility.await().atMost(Conversation.LONG);
    }

    static SourceAccess access(Dialect dialect) {
        return new SourceAccess(URI.create(dialect.traits().base()), KEY, "101-004-1234567-001");
    }

    static Answer answer(String body) {
        return new Answer(200, Map.of(), body);
    }

    static Answer answer(int status, String body) {
        return new Answer(status, Map.of(), body);
    }

    /** All that the source can have, by their wire names. */
    static Stream<String> offered(Dialect dialect) {
        return INSTRUMENTS.all().stream()
                .filter(instrument -> dialect.symbol(instrument).isPresent())
                .map(Instrument::symbol);
    }
}
