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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * Twelve Data's time series: single prices, one credit a question. Its days are those of UTC, so days are made of hours.
 *
 * @see <a href="https://twelvedata.com/docs#time-series">Its documentation</a>
 */
final class TwelveDataHistory implements HistoryDialect {

    private static final Duration REACH = Duration.ofDays(1_825);
    private static final int MOST = 5_000;
    private static final int MOST_DAYS = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    @Override
    public Optional<Duration> reach(Instrument instrument, CandleInterval kept) {
        return Optional.of(REACH);
    }

    @Override
    public CandleInterval asked(CandleInterval kept) {
        return kept == CandleInterval.ONE_MINUTE ? kept : CandleInterval.ONE_HOUR;
    }

    @Override
    public int mostAtOnce(CandleInterval kept) {
        return kept == CandleInterval.ONE_DAY ? MOST_DAYS : MOST;
    }

    /** The end is that of the last candle, which it would give too; the reader leaves that out. */
    @Override
    public Question question(SourceAccess access, CandleTrack track, TimeSpan span) {
        Instrument instrument = track.instrument();
        return new Question(
                Query.address(
                        access,
                        "/time_series",
                        Map.of(
                                "symbol",
                                instrument.base().code() + "/"
                                        + instrument.quoteCurrency().code(),
                                "interval",
                                asked(track.interval()) == CandleInterval.ONE_MINUTE ? "1min" : "1h",
                                "start_date",
                                TIME.format(span.from()),
                                "end_date",
                                TIME.format(span.to()),
                                "timezone",
                                "UTC",
                                "outputsize",
                                "5000")),
                Map.of("Authorization", "apikey " + access.key()));
    }

    @Override
    public void read(int status, JsonNode json, Bars bars) throws ArchiveException {
        int code = json.path("code").asInt(status);
        String message = json.path("message").asText();
        if (message.startsWith("No data is available")) {
            return;
        }
        if (json.path("status").asText().equals("error") || status != 200) {
            throw switch (code) {
                case 400, 403, 404 -> HistoryReader.said(Reason.NOT_OFFERED, code);
                case 401 -> HistoryReader.said(Reason.UNAUTHORIZED, code);
                case 429 -> outOfCredits(message);
                default -> HistoryReader.said(Reason.FAILED, code);
            };
        }
        if (!json.path("values").isArray()) {
            throw HistoryReader.notUnderstood(status);
        }
        for (JsonNode value : json.path("values")) {
            Optional<Instant> time = time(value.path("datetime").asText());
            Optional<Prices> prices =
                    Prices.of(value.path("open"), value.path("high"), value.path("low"), value.path("close"));
            if (time.isPresent() && prices.isPresent()) {
                bars.addSynthetic(time.get(), prices.get());
            }
        }
    }

    private static ArchiveException outOfCredits(String message) {
        return new ArchiveException(
                Reason.RATE_LIMITED,
                "it answered 429",
                message.contains("day") ? Optional.of(Duration.ofHours(1)) : Optional.empty());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
