package io.pipstream.feed.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.pipstream.domain.market.Candle;
import io.pipstream.feed.live.Answer;
import io.pipstream.pricing.ArchiveException;
import io.pipstream.pricing.ArchiveException.Reason;
import io.pipstream.pricing.CandleTrack;
import io.pipstream.pricing.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes candles of a source's answer, or says why not; of its words it repeats none, for they may hold our key. */
final class HistoryReader {

    private static final int LONGEST_SECONDS = 7;
    private static final int BUFFERS_KEPT = 16;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(40)
                            .maxStringLength(10_000)
                            .build())
                    // the default keeps buffers in the server's threads, which would hold this class loader after an
                    // undeploy
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS_KEPT))
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private HistoryReader() {}

    static List<Candle> read(HistoryDialect dialect, Answer answer, CandleTrack track, TimeSpan span)
            throws ArchiveException {
        int status = answer.status();
        if (status == 429) {
            throw refused(Reason.RATE_LIMITED, answer);
        }
        if (status == 401 || status == 403 || status / 100 == 3) {
            throw refused(Reason.UNAUTHORIZED, answer);
        }
        JsonNode json = json(answer);
        if (status / 100 == 5 || !json.isObject()) {
            throw refused(Reason.FAILED, answer);
        }
        Bars bars = new Bars(track, dialect.asked(track.interval()), span);
        dialect.read(status, json, bars);
        return bars.candles();
    }

    /** What a source says that is not understood. */
    static ArchiveException notUnderstood(int status) {
        return new ArchiveException(
                Reason.FAILED, "what it answered, with " + status + ", is no candles", Optional.empty());
    }

    /** What a source says with a status of its own, in the answer. */
    static ArchiveException said(Reason reason, int code) {
        return new ArchiveException(reason, "it answered " + code, Optional.empty());
    }

    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException | NumberFormatException noJson) { // an exponent that overflows is the latter
            return MissingNode.getInstance();
        }
    }

    private static ArchiveException refused(Reason reason, Answer answer) {
        return new ArchiveException(reason, "it answered " + answer.status(), retryAfter(answer));
    }

    /** A date is left out; the pause is then as long as after any failure. */
    private static Optional<Duration> retryAfter(Answer answer) {
        return answer.header("Retry-After")
                .map(String::strip)
                .filter(text -> !text.isEmpty()
                        && text.length() <= LONGEST_SECONDS
                        && text.chars().allMatch(each -> each >= '0' && each <= '9'))
                .map(Integer::parseInt)
                .map(Duration::ofSeconds);
    }
}
