package io.pipstream.rest.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.order.OrderRequest;
import io.pipstream.signal.Signal;
import java.util.List;
import java.util.Locale;

/**
 * The order that a signal is.
 *
 * @param account where it is to be placed
 */
record SignalOrder(Account account, OrderRequest request) {

    /** What sizes and bounds the order, taken over as it comes. */
    private static final List<String> TAKEN_OVER =
            List.of("lot_size", "units", "price_bound", "max_slippage_pips", "position_fill", "signal_type", "notes");

    /** In the words of {@code trades/execute/}. */
    static ObjectNode body(Signal signal, JsonNode json) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("pair", signal.instrument().symbol());
        body.put("order_type", signal.direction().name().toLowerCase(Locale.ROOT));
        body.put("signal_id", signal.id());
        body.put("signal_source", signal.source());
        body.put("entry_price", signal.entryPrice());
        body.put("stop_loss", signal.stopLoss());
        for (int number = 1; number <= signal.takeProfits().size(); number++) {
            body.put("take_profit_" + number, signal.takeProfits().get(number - 1));
        }
        for (String name : TAKEN_OVER) {
            if (json.hasNonNull(name)) {
                body.set(name, json.get(name));
            }
        }
        return body;
    }
}
