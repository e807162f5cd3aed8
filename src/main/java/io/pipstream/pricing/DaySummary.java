package io.pipstream.pricing;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Ohlc;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an instrument does on the trading day of its newest quote. All prices are bids of one source.
 *
 * @param from when the day began: at 17:00 in New York
 * @param time of the newest quote
 * @param day of the day so far
 * @param previousClose the last price of the newest day before that has any, at most a week earlier
 * @param closesFrom 24 hours before {@code time}, or when the first price after that is known, which may be {@code time}
 * @param closes the prices in force at evenly spaced times from {@code closesFrom} to {@code time}, to the minute, and to
 *     the hour before the server started; the last is the newest
 */
public record DaySummary(
        Instrument instrument,
        String source,
        Instant from,
        Instant time,
        Ohlc day,
        Optional<BigDecimal> previousClose,
        Instant closesFrom,
        List<BigDecimal> closes) {}
