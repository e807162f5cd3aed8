package io.pipstream.pricing;

import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;

/** All candles of one instrument, source and interval. */
public record CandleTrack(Instrument instrument, String source, CandleInterval interval) {}
