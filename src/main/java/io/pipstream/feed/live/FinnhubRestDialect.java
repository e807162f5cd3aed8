package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.NotOffered;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finnhub's endpoint of a symbol's latest price.
 *
 * @see <a href="https://finnhub.io/docs/api/quote">Its documentation</a>
 */
final class FinnhubRestDialect implements PollDialect {

    private static final SourceTraits TRAITS = new SourceTraits(
            "finnhub:rest", true, "https://finnhub.io/api/v1", Duration.ofSeconds(30), Duration.ofSeconds(1), 60, 0);

    @Override
    public SourceTraits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> symbol(Instrument instrument) {
        return Optional.of(FinnhubSymbols.of(instrument));
    }

    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public Question question(SourceAccess access, List<Instrument> instruments) {
        return new Question(
                Address.at(access, "/quote")
                        .with("symbol", Symbols.joined(this, instruments))
                        .uri(),
                Map.of("X-Finnhub-Token", access.key()));
    }

    @Override
    public List<Heard> read(Answer answer, List<Instrument> asked) {
        return Reading.answer(answer, json -> List.of(heard(json, asked.get(0))));
    }

    /** Of a symbol that it does not know, it says that all is zero. */
    private static Heard heard(JsonNode json, Instrument asked) throws NotUnderstoodException {
        Optional<String> error = SourceJson.text(json, "error");
        if (error.isPresent()) {
            return Refusals.of(error.get());
        }
        BigDecimal price = SourceJson.price(json, "c");
        return price.signum() == 0 && json.path("t").asLong() == 0
                ? new NotOffered(asked, "all it says of it is zero")
                : new Last(asked, price, SourceTime.seconds(json, "t"));
    }
}
