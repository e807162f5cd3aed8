package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.NotOffered;
import io.pipstream.feed.live.Heard.TwoSided;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Twelve Data's WebSocket of prices, some with bid and ask.
 *
 * @see <a href="https://twelvedata.com/docs#websocket">Its documentation</a>
 */
final class TwelveDataDialect implements SocketDialect {

    private static final SourceTraits TRAITS = new SourceTraits(
            "twelvedata", true, "wss://ws.twelvedata.com/v1", Duration.ofSeconds(30), Duration.ZERO, 0, 0);

    private static final Heartbeat HEARTBEAT = new Heartbeat("{\"action\":\"heartbeat\"}", Duration.ofSeconds(10));

    @Override
    public SourceTraits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(Symbols.slashed(instrument));
    }

    @Override
    public Question handshake(SourceAccess access) {
        return new Question(
                Address.at(access, "/quotes/price").with("apikey", access.key()).uri(), Map.of());
    }

    @Override
    public List<String> greetings(List<Instrument> instruments) {
        ObjectNode message = SourceJson.newObject().put("action", "subscribe");
        message.putObject("params").put("symbols", Symbols.joined(this, instruments));
        return List.of(message.toString());
    }

    @Override
    public Optional<Heartbeat> heartbeat() {
        return Optional.of(HEARTBEAT);
    }

    @Override
    public List<Heard> read(String message, List<Instrument> instruments) {
        return Reading.message(message, json -> heard(json, instruments));
    }

    private List<Heard> heard(JsonNode json, List<Instrument> instruments) throws NotUnderstoodException {
        return switch (json.path("event").asText()) {
            case "price" -> List.of(price(json, instruments));
            case "heartbeat" -> List.of(new Alive());
            case "subscribe-status" -> {
                List<Heard> fails = fails(json, instruments);
                yield fails.isEmpty() ? List.of(status(json)) : fails;
            }
            default -> List.of(status(json));
        };
    }

    private static Heard status(JsonNode json) throws NotUnderstoodException {
        Optional<TwelveDataError> error = TwelveDataError.in(json);
        if (error.isPresent()) {
            return error.get().refused(Optional.empty());
        }
        if (json.path("status").asText().equals("ok")) {
            return new Alive();
        }
        throw new NotUnderstoodException("unknown message " + Excerpt.of(json.toString()));
    }

    private List<Heard> fails(JsonNode json, List<Instrument> instruments) {
        List<Heard> fails = new ArrayList<>();
        for (JsonNode fail : json.path("fails")) {
            String reason = fail.path("msg").asText("the subscription failed");
            Symbols.find(this, instruments, fail.path("symbol").asText(fail.asText()))
                    .ifPresent(instrument -> fails.add(new NotOffered(instrument, Excerpt.of(reason))));
        }
        return fails;
    }

    private Heard price(JsonNode json, List<Instrument> instruments) throws NotUnderstoodException {
        Instrument instrument = Symbols.named(this, instruments, json, "symbol");
        @Nullable Instant time = SourceTime.seconds(json, "timestamp");
        return SourceJson.has(json, "bid") && SourceJson.has(json, "ask")
                ? new TwoSided(instrument, SourceJson.price(json, "bid"), SourceJson.price(json, "ask"), time)
                : new Last(instrument, SourceJson.price(json, "price"), time);
    }
}
