package io.pipstream.wire.request;

import io.pipstream.domain.account.RealismProfile;
import io.pipstream.domain.account.RealismProfile.RealismName;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code realism}: the name of a model, or an object with {@code name} and {@code seed}. The numbers are for {@code
 * custom}, which begins with those of {@code frictionless}; with another model they may only be what they are.
 */
final class RealismReader {

    private static final int DIGITS = 10;

    private RealismReader() {}

    static RealismProfile read(Fields request, RealismProfile present, long newSeed) {
        if (!request.has("realism")) {
            return present;
        }
        if (!request.isObject("realism")) {
            RealismName name = request.choice("realism", RealismName.class);
            if (name == RealismName.CUSTOM) {
                request.wrong("realism", "must be an object with its numbers to be custom");
            }
            return name == null ? present : named(name, newSeed);
        }
        Fields fields = request.within("realism");
        fields.require("name");
        RealismName name = fields.choice("name", RealismName.class);
        RealismProfile model = named(name == null ? RealismName.CUSTOM : name, seed(fields, newSeed));
        fields.whole("version", model.version(), model.version());
        return new RealismProfile(
                model.name(),
                model.version(),
                model.seed(),
                number(
                                fields,
                                "latency_median_ms",
                                BigDecimal.valueOf(model.latencyMedianMillis()),
                                "0",
                                "60000",
                                0,
                                name)
                        .intValueExact(),
                number(fields, "latency_spread", model.latencySpread(), "0", "3", DIGITS, name),
                number(fields, "slippage_volatility_share", model.slippageVolatilityShare(), "0", "10", DIGITS, name),
                number(fields, "slippage_pips_per_million", model.slippagePipsPerMillion(), "0", "100", DIGITS, name),
                number(fields, "reject_probability", model.rejectProbability(), "0", "1", DIGITS, name),
                number(fields, "partial_fill_probability", model.partialFillProbability(), "0", "1", DIGITS, name),
                number(fields, "spread_factor", model.spreadFactor(), "1", "20", DIGITS, name));
    }

    private static BigDecimal number(
            Fields fields,
            String field,
            BigDecimal models,
            String least,
            String most,
            int digits,
            @Nullable RealismName name) {
        BigDecimal given = fields.number(field, new BigDecimal(least), new BigDecimal(most), digits);
        if (given == null) {
            return models;
        }
        if (name != null && name != RealismName.CUSTOM && given.compareTo(models) != 0) {
            fields.wrong(field, "is " + models + " in this model; custom has numbers of its own");
        }
        return given;
    }

    /** As text, since JavaScript would round a number of 64 bits; a number does as well. */
    private static long seed(Fields fields, long newSeed) {
        String text = fields.text("seed", Fields.LONGEST_NAME);
        if (text == null) {
            return newSeed;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notWhole) {
            fields.wrong("seed", "must be a whole number of 64 bits, as a text");
            return newSeed;
        }
    }

    private static RealismProfile named(RealismName name, long seed) {
        return switch (name) {
            case FRICTIONLESS -> RealismProfile.frictionless(seed);
            case RETAIL -> RealismProfile.retail(seed);
            case STRESSED -> RealismProfile.stressed(seed);
            case CUSTOM -> custom(RealismProfile.frictionless(seed));
        };
    }

    private static RealismProfile custom(RealismProfile from) {
        return new RealismProfile(
                RealismName.CUSTOM,
                from.version(),
                from.seed(),
                from.latencyMedianMillis(),
                from.latencySpread(),
                from.slippageVolatilityShare(),
                from.slippagePipsPerMillion(),
                from.rejectProbability(),
                from.partialFillProbability(),
                from.spreadFactor());
    }
}
