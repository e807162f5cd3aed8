package io.pipstream.feed.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Heard.Alive;
import io.pipstream.feed.live.Heard.Last;
import io.pipstream.feed.live.Heard.NotOffered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chart of Yahoo Finance, of which only the latest price is read. It documents nothing of it and promises nothing. */
final class YahooDialect implements PollDialect {

    private static final SourceTraits TRAITS = new SourceTraits(
            "yahoo", false, "https://query1.finance.yahoo.com", Duration.ofMinutes(1), Duration.ofSeconds(5), 20, 0);

    /** Others are turned away with 429. */
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

    @Override
    public SourceTraits traits() {
        return TRAITS;
    }

    /** Pairs of currencies; of metals it has futures, which are something else. */
    @Override
    public Optional<String> symbol(Instrument instrument) {
        return instrument.base().code().startsWith("XA") ? Optional.empty() : Optional.of(instrument.symbol() + "=X");
    }

    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public Question question(SourceAccess access, List<Instrument> instruments) {
        return new Question(
                Address.at(access, "/v8/finance/chart/" + Symbols.joined(this, instruments))
                        .with("interval", "1m")
                        .with("range", "1d")
                        .uri(),
                Map.of("User-Agent", BROWSER, "Accept", "application/json"));
    }

    /** A symbol that it does not have is {@code Not Found}, with the status 404 as well. */
    @Override
    public List<Heard> read(Answer answer, List<Instrument> asked) {
        Answer readable = answer.status() == 404 ? new Answer(200, answer.headers(), answer.body()) : answer;
        return Reading.answer(readable, json -> List.of(heard(json.path("chart"), asked.get(0), answer)));
    }

    private Heard heard(JsonNode chart, Instrument asked, Answer answer) throws NotUnderstoodException {
        JsonNode error = chart.path("error");
        if (error.isObject()) {
            String code = error.path("code").asText();
            String said = code + ": " + error.path("description").asText();
            return code.equals("Not Found")
                    ? new NotOffered(asked, Excerpt.of(said))
                    : Refusals.of(Refusals.byWords(said), said, RetryAfter.of(answer));
        }
        JsonNode meta = chart.path("result").path(0).path("meta");
        Instrument named = Symbols.named(this, List.of(asked), meta, "symbol");
        // without a time nobody knows whether the price is Friday's
        return SourceJson.has(meta, "regularMarketPrice") && SourceJson.has(meta, "regularMarketTime")
                ? new Last(
                        named,
                        SourceJson.price(meta, "regularMarketPrice"),
                        SourceTime.seconds(meta, "regularMarketTime"))
                : new Alive();
    }
}
