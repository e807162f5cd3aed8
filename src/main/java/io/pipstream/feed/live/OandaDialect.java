package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Cause;
import io.pipstream.feed.live.Heard.Refused;
import io.pipstream.feed.live.Heard.TwoSided;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * OANDA's v20 pricing stream: the prices at which an account of its would trade, at most four a second of an instrument.
 *
 * @see <a href="https://developer.oanda.com/rest-live-v20/pricing-ep/">Its pricing endpoints</a>
 */
final class OandaDialect implements LineDialect {

    private static final SourceTraits TRAITS = new SourceTraits(
            "oanda", true, "https://stream-fxpractice.oanda.com", Duration.ofSeconds(10), Duration.ZERO, 0, 0);

    @Override
    public SourceTraits traits() {
        return TRAITS;
    }

    /** All; what an account may have depends on where its owner lives. */
    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(Symbols.underlined(instrument));
    }

    @Override
    public Question question(SourceAccess access, List<Instrument> instruments) {
        return new Question(
                Address.at(access, "/v3/accounts/" + Address.segment(access.account()) + "/pricing/stream")
                        .with("instruments", Symbols.joined(this, instruments))
                        .with("snapshot", "true")
                        .uri(),
                Map.of("Authorization", "Bearer " + access.key(), "Accept-Datetime-Format", "RFC3339"));
    }

    /** An account that is not ours is refused as a wrong request, but no better request of ours will be. */
    @Override
    public List<Heard> readRefusal(Answer answer) {
        Refused refused = Refusals.of(answer);
        boolean wrongAccount = answer.status() / 100 == 4
                && refused.cause() == Cause.FAILED
                && answer.body().toLowerCase(Locale.ROOT).contains("account");
        return List.of(
                wrongAccount ? new Refused(Cause.UNAUTHORIZED, refused.detail(), refused.retryAfter()) : refused);
    }

    @Override
    public List<Heard> read(String line, List<Instrument> instruments) {
        if (line.isBlank()) {
            return List.of(new Alive());
        }
        return Reading.message(line, json -> List.of(heard(json, instruments)));
    }

    private Heard heard(JsonNode json, List<Instrument> instruments) throws NotUnderstoodException {
        Optional<String> error = SourceJson.text(json, "errorMessage");
        if (error.isPresent()) {
            return Refusals.of(error.get());
        }
        return switch (json.path("type").asText()) {
            case "PRICE" -> price(json, instruments);
            case "HEARTBEAT" -> new Alive();
            default -> throw new NotUnderstoodException("unknown message " + Excerpt.of(json.toString()));
        };
    }

    private Heard price(JsonNode json, List<Instrument> instruments) throws NotUnderstoodException {
        Instrument instrument = Symbols.named(this, instruments, json, "instrument");
        if (isHalted(json)) {
            return new Alive();
        }
        return new TwoSided(instrument, best(json, "bids"), best(json, "asks"), SourceTime.iso(json, "time"));
    }

    /** Whether nobody could trade at the price: at weekends it repeats Friday's, with a wide spread. */
    private static boolean isHalted(JsonNode json) {
        return !json.path("tradeable").asBoolean(true)
                || !json.path("status").asText("tradeable").equals("tradeable");
    }

    /** The first of each side is the best, for the smallest amounts. */
    private static BigDecimal best(JsonNode json, String side) throws NotUnderstoodException {
        return SourceJson.price(json.path(side).path(0), "price");
    }
}
