package io.pipstream.domain.market;

import java.util.Optional;

/** What became of the wish to convert: a {@link Conversion}, or the {@link PriceUnknown} that prevented it. */
public sealed interface ConversionResult permits Conversion, PriceUnknown {

    /** Empty if a price is still unknown. */
    Optional<Conversion> conversion();

    /** The first instrument on the way that has no quote yet; empty if there is a conversion. */
    Optional<Instrument> unpriced();
}
