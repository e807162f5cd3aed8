package io.pipstream.domain.market;

import io.pipstream.domain.money.Currency;
import java.util.Optional;

/**
 * Nothing can be converted yet.
 *
 * @param instrument the first on the way that has no quote
 */
public record PriceUnknown(Currency from, Currency to, Instrument instrument) implements ConversionResult {

    @Override
    public Optional<Conversion> conversion() {
        return Optional.empty();
    }

    @Override
    public Optional<Instrument> unpriced() {
        return Optional.of(instrument);
    }
}
