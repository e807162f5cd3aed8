package io.pipstream.mt5.dwx;

import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.mt5.Timeframe;
import io.pipstream.mt5.dwx.DwxCommand.TrackRates.Rate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which prices and candles are to be published: what was asked for last, by whichever client. Thread-safe. */
final class Tracking {

    private static final int LONGEST_SHOWN = 32;

    private final Instruments instruments;
    private final ChangedQuotes changes;
    private volatile Set<Instrument> prices = Set.of();
    private volatile Set<TrackedRate> rates = Set.of();

    /** Candles of one instrument and length. */
    record TrackedRate(Instrument instrument, Timeframe timeframe) {

        /** The topic under which they are published, such as {@code EURUSD_M1}. */
        String name() {
            return instrument.symbol() + "_" + timeframe;
        }
    }

    Tracking(Instruments instruments, ChangedQuotes changes) {
        this.instruments = instruments;
        this.changes = changes;
    }

    /** @return those that there are not */
    List<String> trackPrices(List<String> symbols) {
        List<String> unknown = new ArrayList<>();
        Set<Instrument> known = new LinkedHashSet<>();
        for (String symbol : symbols) {
            Optional<Instrument> instrument = instruments.find(symbol);
            instrument.ifPresentOrElse(known::add, () -> unknown.add(shown(symbol)));
        }
        prices = Set.copyOf(known);
        known.forEach(changes::note);
        return unknown;
    }

    /** @return the symbols of those that there are not */
    List<String> trackRates(List<Rate> asked) {
        List<String> unknown = new ArrayList<>();
        Set<TrackedRate> known = new LinkedHashSet<>();
        for (Rate rate : asked) {
            Optional<Instrument> instrument = instruments.find(rate.symbol());
            Optional<Timeframe> timeframe = Timeframe.ofMinutes(rate.timeframe());
            if (instrument.isPresent() && timeframe.isPresent()) {
                known.add(new TrackedRate(instrument.get(), timeframe.get()));
            } else {
                unknown.add(shown(rate.symbol()));
            }
        }
        rates = Set.copyOf(known);
        known.forEach(rate -> changes.note(rate.instrument()));
        return unknown;
    }

    private static String shown(String symbol) {
        return symbol.substring(0, Math.min(symbol.length(), LONGEST_SHOWN));
    }

    Set<Instrument> prices() {
        return prices;
    }

    Set<TrackedRate> rates() {
        return rates;
    }
}
