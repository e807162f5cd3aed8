package io.pipstream.wire;

import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.market.Instruments;

/**
 * Trade events as text: at once the entry in the journal and the message that sessions get, so it has everything to make
 * the event again. The same event always gives the same bytes. Immutable.
 */
public final class TradeEventCodec {

    private final TradeEventReader reader;

    /** @param instruments all that an event read here may be about */
    public TradeEventCodec(Instruments instruments) {
        this.reader = new TradeEventReader(instruments);
    }

    /** What the event is called on the wire. */
    public static String type(TradeEvent event) {
        return TradeEventType.of(event).wireName();
    }

    /** @throws IllegalArgumentException if a number in it has too many digits to be read again */
    public Encoded encode(AccountId account, String epoch, TradeEvent event) {
        return Json.encode(json -> {
            MemberWriter to = new MemberWriter(json);
            TradeEventWriter.write(to, event);
            to.text("account", account.value());
            to.text("epoch", epoch);
            to.whole("seq", event.sequence());
            to.time("timestamp", event.time());
        });
    }

    /** @throws IllegalArgumentException if the text is not what {@link #encode} wrote, or an instrument is not known */
    public TradeEvent decode(String text) {
        return reader.read(Members.parse(text));
    }
}
