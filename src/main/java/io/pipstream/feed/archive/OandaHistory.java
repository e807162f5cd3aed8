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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * OANDA's v20 candles, with bid and ask; it makes days that begin at 17:00 in New York.
 *
 * @see <a href="https://developer.oanda.com/rest-live-v20/instrument-ep/">Its documentation</a>
 */
final class OandaHistory implements HistoryDialect {

    private static final Duration REACH = Duration.ofDays(7_300);

    /** It gives twice as many; these are half a megabyte. */
    private static final int MOST = 2_500;

    @Override
    public Optional<Duration> reach(Instrument instrument, CandleInterval kept) {
        return Optional.of(REACH);
    }

    @Override
    public CandleInterval asked(CandleInterval kept) {
        return kept;
    }

    @Override
    public int mostAtOnce(CandleInterval kept) {
        return MOST;
    }

    @Override
    public Question question(SourceAccess access, CandleTrack track, TimeSpan span) {
        return new Question(
                Query.address(
                        access,
                        "/v3/accounts/%s/instruments/%s/candles"
                                .formatted(
                                        Query.encoded(access.account()),
                                        track.instrument().toString()),
                        Map.of(
                                "granularity",
                                granularity(track.interval()),
                                "price",
                                "BA",
                                "from",
                                span.from().toString(),
                                "to",
                                span.to().toString(),
                                "dailyAlignment",
                                "17",
                                "alignmentTimezone",
                                "America/New_York")),
                Map.of("Authorization", "Bearer " + access.key(), "Accept-Datetime-Format", "RFC3339"));
    }

    @Override
    public void read(int status, JsonNode json, Bars bars) throws ArchiveException {
        JsonNode error = json.path("errorMessage");
        if (status == 400 && error.asText().toLowerCase(Locale.ROOT).contains("instrument")) {
            throw HistoryReader.said(Reason.NOT_OFFERED, status);
        }
        if (status != 200 || !error.isMissingNode() || !json.path("candles").isArray()) {
            throw HistoryReader.notUnderstood(status);
        }
        for (JsonNode candle : json.path("candles")) {
            Optional<Prices> bid = prices(candle.path("bid"));
            Optional<Prices> ask = prices(candle.path("ask"));
            Optional<Instant> time = time(candle.path("time").asText());
            if (candle.path("complete").asBoolean(false) && bid.isPresent() && ask.isPresent() && time.isPresent()) {
                bars.add(
                        time.get(),
                        bid.get(),
                        ask.get(),
                        candle.path("volume").canConvertToLong()
                                ? candle.path("volume").longValue()
                                : 1);
            }
        }
    }

    private static Optional<Prices> prices(JsonNode side) {
        return Prices.of(side.path("o"), side.path("h"), side.path("l"), side.path("c"));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static String granularity(CandleInterval interval) {
        return switch (interval) {
            case ONE_MINUTE -> "M1";
            case ONE_HOUR -> "H1";
            default -> "D";
        };
    }
}
