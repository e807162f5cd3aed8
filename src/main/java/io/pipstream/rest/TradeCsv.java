package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.ledger.StoredTrade;
import io.pipstream.ledger.TradeFilter;
import io.pipstream.ledger.TradeHistory;
import io.pipstream.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes trades as RFC 4180 has it, with a header. A text that a spreadsheet would take for a formula gets an apostrophe
 * before it (OWASP, CSV Injection); numbers may well begin with a minus.
 */
final class TradeCsv {

    static final List<String> COLUMNS = List.of(
            "id",
            "signal_id",
            "pair",
            "order_type",
            "entry_price",
            "lot_size",
            "units",
            "stop_loss",
            "take_profit_1",
            "take_profit_2",
            "take_profit_3",
            "entry_time",
            "exit_time",
            "exit_price",
            "exit_reason",
            "pips_gained",
            "profit_loss",
            "financing",
            "risk_reward_ratio",
            "status",
            "signal_type",
            "signal_source",
            "notes",
            "created_at",
            "updated_at");

    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final int PAGE = 500;

    private final CSVPrinter printer;

    TradeCsv(OutputStream output) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(COLUMNS.toArray(String[]::new))
                .get();
        printer = new CSVPrinter(new OutputStreamWriter(output, StandardCharsets.UTF_8), format);
    }

    /** Newest first, whatever the filter's offset and limit. */
    void writeAll(TradeHistory history, TradeFilter filter) throws IOException {
        TradeFilter pages = new TradeFilter(
                filter.account(),
                filter.epoch(),
                filter.instrument(),
                filter.state(),
                filter.signalType(),
                filter.openedFrom(),
                0,
                PAGE);
        long below = Long.MAX_VALUE;
        List<StoredTrade> page;
        do {
            page = history.tradesBelow(pages, below);
            for (StoredTrade trade : page) {
                write(Json.mapper().readTree(trade.body()));
                below = trade.id();
            }
        } while (page.size() == PAGE);
    }

    void flush() throws IOException {
        printer.flush();
    }

    private void write(JsonNode trade) throws IOException {
        for (String column : COLUMNS) {
            printer.print(cell(trade.path(column)));
        }
        printer.println();
    }

    private static String cell(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        String text = value.isNull() ? "" : value.asText();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
