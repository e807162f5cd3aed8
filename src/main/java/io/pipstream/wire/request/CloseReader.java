package io.pipstream.wire.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.engine.Command;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code trades/{id}/close/}. */
public final class CloseReader {

    /** What only the server itself can know. */
    private static final Set<CloseReason> THE_SERVERS_OWN = EnumSet.of(CloseReason.MARGIN_CLOSEOUT, CloseReason.FIFO);

    private CloseReader() {}

    /** All of the trade without {@code units} or {@code lot_size}; {@code exit_price} is what the client saw. */
    public static Command.CloseTrade read(JsonNode body, Trade trade) throws WrongFieldsException {
        Fields fields = Fields.of(body);
        Command.CloseTrade close = new Command.CloseTrade(
                trade.id(),
                Subject.units(fields, trade.instrument()),
                WorstPrice.read(
                        fields, "exit_price", trade.instrument(), trade.side().opposite()),
                reason(fields));
        fields.refuseIfWrong();
        return close;
    }

    private static CloseReason reason(Fields fields) {
        String name = fields.label("reason", Fields.LONGEST_NAME);
        if (name == null) {
            return CloseReason.MANUAL;
        }
        @Nullable CloseReason reason = fields.choice("reason", CloseReason.class);
        if (reason == null || THE_SERVERS_OWN.contains(reason)) {
            fields.wrong("reason", "cannot be a client's");
            return CloseReason.MANUAL;
        }
        return reason;
    }
}
