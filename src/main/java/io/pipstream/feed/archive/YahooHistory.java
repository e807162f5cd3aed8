package io.pipstream.feed.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.feed.live.Question;
import io.pipstream.feed.live.SourceAccess;
import io.pipstream.pricing.ArchiveException;
import io.pipstream.pricing.ArchiveException.Reason;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The chart of Yahoo Finance: single prices. It gives minutes of the last thirty days, seven at once, and hours of the last
 * 730 days. Its days begin at midnight in London, so days are made of hours. It documents nothing of it and promises
 * nothing.
 */
final class YahooHistory implements HistoryDialect {

    private static final Duration REACH_OF_MINUTES = Duration.ofDays(29);
    private static final Duration REACH_OF_HOURS = Duration.ofDays(729);
    private static final int MOST = 5_000;
    private static final int MOST_DAYS = 200;

    /** Others are turned away with 429. */
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

    /** Of metals it has futures, which are something else. */
    @Override
    public Optional<Duration> reach(Instrument instrument, CandleInterval kept) {
        return instrument.base().code().startsWith("XA")
                ? Optional.empty()
                : Optional.of(kept == CandleInterval.ONE_MINUTE ? REACH_OF_MINUTES : REACH_OF_HOURS);
    }

    @Override
    public CandleInterval asked(CandleInterval kept) {
        return kept == CandleInterval.ONE_MINUTE ? kept : CandleInterval.ONE_HOUR;
    }

    @Override
    public int mostAtOnce(CandleInterval kept) {
        return kept == CandleInterval.ONE_DAY ? MOST_DAYS : MOST;
    }

    @Override
    public Question question(SourceAccess access, CandleTrack track, TimeSpan span) {
        return new Question(
                Query.address(
                        access,
                        "/v8/finance/chart/" + track.instrument().symbol() + "=X",
                        Map.of(
                                "interval",
                                asked(track.interval()) == CandleInterval.ONE_MINUTE ? "1m" : "60m",
                                "period1",
                                Long.toString(span.from().getEpochSecond()),
                                "period2",
                                Long.toString(span.to().getEpochSecond()))),
                Map.of("User-Agent", BROWSER, "Accept", "application/json"));
    }

    @Override
    public void read(int status, JsonNode json, Bars bars) throws ArchiveException {
        JsonNode chart = json.path("chart");
        if (chart.path("error").path("code").asText().equals("Not Found")) {
            throw HistoryReader.said(Reason.NOT_OFFERED, status);
        }
        JsonNode result = chart.path("result").path(0);
        if (status != 200 || chart.path("error").isObject() || !result.isObject()) {
            throw HistoryReader.notUnderstood(status);
        }
        // where there is nothing, the times are left out
        JsonNode times = result.path("timestamp");
        JsonNode quote = result.path("indicators").path("quote").path(0);
        for (int index = 0; index < times.size(); index++) {
            JsonNode time = times.path(index);
            Optional<Prices> prices = Prices.of(
                    quote.path("open").path(index),
                    quote.path("high").path(index),
                    quote.path("low").path(index),
                    quote.path("close").path(index));
            if (time.canConvertToLong() && isWithin(time.longValue(), bars.span()) && prices.isPresent()) {
                bars.addSynthetic(Instant.ofEpochSecond(time.longValue()), prices.get());
            }
        }
    }

    private static boolean isWithin(long second, TimeSpan span) {
        return second >= span.from().getEpochSecond() && second < span.to().getEpochSecond();
    }
}
