package io.pipstream.mt5;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.access.Caller;
import io.pipstream.access.Scope;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.domain.order.Order;
import io.pipstream.pricing.CurrentQuote;
import io.pipstream.pricing.QuoteBook;
import io.pipstream.trading.ClientRequest;
import io.pipstream.wire.Json;
import io.pipstream.wire.MetaTraderJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does what the JSON commands ask for. Every method may wait. Thread-safe. */
@ApplicationScoped
public class JsonCommands {

    private static final int LONGEST_ACTION = 32;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_COMMENT = 500;
    private static final int USUAL_BARS = 100;

    private final Instruments instruments;
    private final QuoteBook book;
    private final Bars bars;
    private final Terminal terminal;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected JsonCommands() {
        this.instruments = null;
        this.book = null;
        this.bars = null;
        this.terminal = null;
    }

    @Inject
    public JsonCommands(Instruments instruments, QuoteBook book, Bars bars, Terminal terminal) {
        this.instruments = instruments;
        this.book = book;
        this.bars = bars;
        this.terminal = terminal;
    }

    /** What may be asked for. */
    enum Action {
        PING,
        GET_PRICE,
        GET_BARS,
        ACCOUNT,
        POSITIONS,
        ORDERS,
        ORDER,
        MODIFY,
        CLOSE;

        /** @throws TerminalException if it is missing, or none of these */
        static Action of(CommandFields fields) {
            String name = fields.text("action", LONGEST_ACTION);
            return Stream.of(values())
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TerminalException(
                            "unknown_action", "The action must be one of " + List.of(values()) + "."));
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Does it, and gives what the answer says of it.
     *
     * @throws TerminalException for whatever is not done
     */
    Json.Body run(Action action, JsonRequest request, Caller caller) {
        CommandFields fields = request.fields();
        String account = fields.text("account", LONGEST_NAME);
        Dealer dealer = new Dealer(caller, account == null ? "" : account);
        return switch (action) {
            case PING -> JsonGenerator::writeNull;
            case GET_PRICE -> price(fields, caller);
            case GET_BARS -> bars(fields, caller);
            case ACCOUNT -> account(dealer);
            case POSITIONS -> positions(dealer);
            case ORDERS -> orders(dealer);
            case ORDER -> DealtJson.order(terminal.open(dealer, newOrder(fields), named(request, action, caller)));
            case MODIFY -> modify(fields, dealer, named(request, action, caller));
            case CLOSE -> DealtJson.close(close(fields, dealer, named(request, action, caller)));
        };
    }

    private static @Nullable ClientRequest named(JsonRequest request, Action action, Caller caller) {
        return request.name()
                .map(id -> RequestNames.of(
                        "mt5", caller, id, action + "\n" + request.fields().content()))
                .orElse(null);
    }

    private Json.Body price(CommandFields fields, Caller caller) {
        DealerAccounts.requireScope(caller, Scope.READ);
        Instrument instrument = fields.instrument(instruments);
        Quote quote = book.current(instrument)
                .map(CurrentQuote::quote)
                .orElseThrow(() -> new TerminalException(
                        "no_price", "Nothing has been quoted yet for " + instrument.symbol() + "."));
        return json -> {
            json.writeStartObject();
            json.writeNumberField("bid", quote.bid());
            json.writeNumberField("ask", quote.ask());
            json.writeStringField("time", quote.time().toString());
            json.writeEndObject();
        };
    }

    private Json.Body bars(CommandFields fields, Caller caller) {
        DealerAccounts.requireScope(caller, Scope.READ);
        Instrument instrument = fields.instrument(instruments);
        String name = fields.text("timeframe", LONGEST_NAME);
        Timeframe timeframe = Timeframe.named(name == null ? "" : name)
                .orElseThrow(() -> CommandFields.wrong("timeframe", "must be one of " + List.of(Timeframe.values())));
        Long count = fields.whole("count", 1, Bars.MOST);
        List<Bar> newest = LedgerFailures.said(
                () -> bars.newest(instrument, timeframe, count == null ? USUAL_BARS : count.intValue()));
        return json -> {
            json.writeStartArray();
            for (Bar bar : newest) {
                write(json, bar);
            }
            json.writeEndArray();
        };
    }

    private static void write(JsonGenerator json, Bar bar) throws IOException {
        json.writeStartObject();
        json.writeStringField("timestamp", bar.start().toString());
        json.writeNumberField("open", bar.prices().open());
        json.writeNumberField("high", bar.prices().high());
        json.writeNumberField("low", bar.prices().low());
        json.writeNumberField("close", bar.prices().close());
        json.writeNumberField("volume", bar.volume());
        json.writeEndObject();
    }

    private Json.Body account(Dealer dealer) {
        AccountFigures figures = terminal.figures(dealer);
        return json -> MetaTraderJson.writeAccount(
                json, figures.summary(), figures.account().terms().currency(), figures.leverage());
    }

    private Json.Body positions(Dealer dealer) {
        List<OpenPosition> positions = terminal.positions(dealer);
        return json -> {
            json.writeStartArray();
            for (OpenPosition each : positions) {
                MetaTraderJson.writePosition(
                        json,
                        each.trade(),
                        each.profit(),
                        further -> DealtJson.writeTags(further, each.trade().tags()));
            }
            json.writeEndArray();
        };
    }

    private Json.Body orders(Dealer dealer) {
        List<Order> orders = terminal.orders(dealer);
        return json -> {
            json.writeStartArray();
            for (Order each : orders) {
                MetaTraderJson.writeOrder(
                        json,
                        each,
                        DealtJson.type(each.request()),
                        further -> DealtJson.writeTags(further, each.request().tags()));
            }
            json.writeEndArray();
        };
    }

    private NewOrder newOrder(CommandFields fields) {
        Instrument instrument = fields.instrument(instruments);
        OrderKind kind = fields.kind();
        var volume = fields.number("volume");
        if (volume == null) {
            throw CommandFields.wrong("volume", "is required");
        }
        Long magic = fields.whole("magic", 0, Long.MAX_VALUE);
        String comment = fields.text("comment", LONGEST_COMMENT);
        var stop = fields.number("sl");
        var target = fields.number("tp");
        return new NewOrder(
                instrument,
                kind,
                volume,
                fields.number("price"),
                fields.whole("deviation", 0, Integer.MAX_VALUE),
                stop == null || stop.signum() == 0 ? null : stop,
                target == null || target.signum() == 0 ? null : target,
                comment == null ? "" : comment,
                magic == null ? 0 : magic);
    }

    private Json.Body modify(CommandFields fields, Dealer dealer, @Nullable ClientRequest request) {
        Levels levels = new Levels(fields.number("price"), fields.number("sl"), fields.number("tp"));
        if (levels.price() == null && levels.stopLoss() == null && levels.takeProfit() == null) {
            throw CommandFields.wrong("sl", "or tp or price is required");
        }
        return DealtJson.modify(terminal.modify(dealer, ticket(fields), levels, request));
    }

    /** What is to be closed must be said, so that a field left out by mistake does not close everything. */
    private Dealt close(CommandFields fields, Dealer dealer, @Nullable ClientRequest request) {
        boolean all = fields.isTrue("all");
        long ways = Stream.of("ticket", "symbol", "magic").filter(fields::has).count() + (all ? 1 : 0);
        if (ways != 1) {
            throw CommandFields.wrong("ticket", "or symbol or magic or \"all\":true is required, and one of them only");
        }
        if (fields.has("ticket")) {
            return terminal.close(dealer, ticket(fields), fields.number("volume"), request);
        }
        if (fields.has("volume")) {
            throw CommandFields.wrong("volume", "goes with a ticket only");
        }
        Long magic = fields.whole("magic", 0, Long.MAX_VALUE);
        if (magic != null) {
            return terminal.closeMagic(dealer, magic, request);
        }
        return all
                ? terminal.closeEverything(dealer, request)
                : terminal.closeInstrument(dealer, fields.instrument(instruments), request);
    }

    private static long ticket(CommandFields fields) {
        Long ticket = fields.whole("ticket", 1, Long.MAX_VALUE);
        if (ticket == null) {
            throw CommandFields.wrong("ticket", "is required");
        }
        return ticket;
    }
}
