package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.signal.Signal;
import io.pipstream.trading.ClientRequest;
import java.util.List;
import java.util.Locale;

/** The order that a signal is, in the words of {@code trades/execute/}. */
final class SignalOrder {

    /** What sizes and bounds the order, taken over as it comes. */
    private static final List<String> TAKEN_OVER = List.of(
            "entry_price",
            "stop_loss",
            "take_profit_1",
            "take_profit_2",
            "take_profit_3",
            "lot_size",
            "units",
            "price_bound",
            "max_slippage_pips",
            "position_fill",
            "signal_type",
            "signal_source",
            "notes");

    private SignalOrder() {}

    static ObjectNode body(Signal signal, JsonNode json) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("pair", signal.instrument().symbol());
        body.put("order_type", signal.direction().name().toLowerCase(Locale.ROOT));
        body.put("signal_id", signal.id());
        for (String name : TAKEN_OVER) {
            if (json.hasNonNull(name)) {
                body.set(name, json.get(name));
            }
        }
        return body;
    }

    /** A signal is executed once: its id names the request, apart from the names that clients give. */
    static ClientRequest name(Signal signal, JsonNode body) {
        return RequestName.of("POST signals", "signal:" + signal.id(), body);
    }
}
