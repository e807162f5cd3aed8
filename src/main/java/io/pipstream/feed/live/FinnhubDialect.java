package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.NotOffered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finnhub's WebSocket of trades. A message has several, the oldest first.
 *
 * @see <a href="https://finnhub.io/docs/api/websocket-trades">Its documentation</a>
 */
final class FinnhubDialect implements SocketDialect {

    private static final SourceTraits TRAITS =
            new SourceTraits("finnhub", true, "wss://ws.finnhub.io", Duration.ofSeconds(60), Duration.ZERO, 0, 0);

    @Override
    public SourceTraits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(FinnhubSymbols.of(instrument));
    }

    @Override
    public Question handshake(SourceAccess access) {
        return new Question(Address.at(access, "").with("token", access.key()).uri(), Map.of());
    }

    @Override
    public List<String> greetings(List<Instrument> instruments) {
        return Symbols.of(this, instruments).stream()
                .map(symbol -> SourceJson.newObject()
                        .put("type", "subscribe")
                        .put("symbol", symbol)
                        .toString())
                .toList();
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
        return switch (json.path("type").asText()) {
            case "trade" -> Reading.each(json, "data", trade -> List.of(price(trade, instruments)));
            case "ping" -> List.of(new Alive());
            case "error" -> List.of(error(json.path("msg").asText("no reason given"), instruments));
            default -> throw new NotUnderstoodException("unknown message " + Excerpt.of(json.toString()));
        };
    }

    private Heard price(JsonNode trade, List<Instrument> instruments) throws NotUnderstoodException {
        return new Last(
                Symbols.named(this, instruments, trade, "s"),
                SourceJson.price(trade, "p"),
                SourceTime.millis(trade, "t"));
    }

    /** It names the symbol inside a sentence, and goes on with the others after a complaint about one or about their number. */
    private Heard error(String message, List<Instrument> instruments) throws NotUnderstoodException {
        Optional<Instrument> named = instruments.stream()
                .filter(instrument -> message.contains(FinnhubSymbols.of(instrument)))
                .findFirst();
        if (named.isPresent()) {
            return new NotOffered(named.get(), Excerpt.of(message));
        }
        if (message.contains("symbol") && Refusals.byWords(message) == Cause.FAILED) {
            throw new NotUnderstoodException("it complains: " + Excerpt.of(message));
        }
        return Refusals.of(message);
    }
}
