package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.TwoSided;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kraken's public WebSocket, version 2: best bid and ask of its own order books, which also trade at weekends.
 *
 * @see <a href="https://docs.kraken.com/api/docs/websocket-v2/ticker">Its ticker channel</a>
 */
final class KrakenDialect implements SocketDialect {

    /** It is an exchange of coins; these are the pairs of two currencies that it lists. */
    private static final Set<String> PAIRS = Set.of(
            "EUR/USD", "GBP/USD", "AUD/USD", "USD/JPY", "USD/CHF", "USD/CAD", "EUR/GBP", "EUR/JPY", "EUR/CHF",
            "EUR/CAD", "EUR/AUD", "AUD/JPY");

    private static final SourceTraits TRAITS =
            new SourceTraits("kraken", false, "wss://ws.kraken.com/v2", Duration.ofSeconds(10), Duration.ZERO, 0, 0);

    @Override
    public SourceTraits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(Symbols.slashed(instrument)).filter(PAIRS::contains);
    }

    @Override
    public Question handshake(SourceAccess access) {
        return new Question(access.base(), Map.of());
    }

    @Override
    public List<String> greetings(List<Instrument> instruments) {
        ObjectNode message = SourceJson.newObject().put("method", "subscribe");
        ObjectNode params = message.putObject("params").put("channel", "ticker");
        ArrayNode symbols = params.putArray("symbol");
        Symbols.of(this, instruments).forEach(symbols::add);
        params.put("event_trigger", "bbo").put("snapshot", true);
        message.put("req_id", 1);
        return List.of(message.toString());
    }

    @Override
    public Optional<Heartbeat> heartbeat() {
        return Optional.empty();
    }

    @Override
    public List<Heard> read(String message, List<Instrument> instruments) {
        return Reading.message(message, json -> heard(json, instruments));
    }

    private List<Heard> heard(JsonNode json, List<Instrument> instruments) throws NotUnderstoodException {
        if (json.has("success") || json.has("error")) {
            return List.of(reply(json, instruments));
        }
        return switch (json.path("channel").asText(json.path("method").asText())) {
            case "ticker" -> Reading.each(json, "data", ticker -> List.of(price(ticker, instruments)));
            case "status" -> Reading.each(json, "data", status -> List.of(status(status)));
            case "heartbeat", "pong" -> List.of(new Alive());
            default -> throw new NotUnderstoodException("unknown message " + Excerpt.of(json.toString()));
        };
    }

    private Heard reply(JsonNode json, List<Instrument> instruments) {
        if (json.path("success").asBoolean()) {
            return new Alive();
        }
        String error = json.path("error").asText("no reason given");
        return Symbols.find(this, instruments, json.path("symbol").asText())
                .<Heard>map(instrument -> new NotOffered(instrument, Excerpt.of(error)))
                .orElseGet(() -> Refusals.of(error));
    }

    private Heard price(JsonNode ticker, List<Instrument> instruments) throws NotUnderstoodException {
        return new TwoSided(
                Symbols.named(this, instruments, ticker, "symbol"),
                SourceJson.price(ticker, "bid"),
                SourceJson.price(ticker, "ask"),
                SourceTime.iso(ticker, "timestamp"));
    }

    /** While it takes no orders for maintenance its last prices stand still. */
    private static Heard status(JsonNode status) {
        String system = status.path("system").asText();
        return system.equals("maintenance")
                ? Refusals.of(Heard.Cause.FAILED, "its system is in maintenance", Optional.empty())
                : new Alive();
    }
}
