package io.pipstream.trading;

import static io.pipstream.trading.CsvLines.column;

import io.pipstream.domain.account.RuleProfileName;
import io.pipstream.domain.money.Currency;
import io.pipstream.domain.rules.CurrencyMarginRates;
import io.pipstream.domain.rules.MarginRates;
import io.pipstream.domain.rules.MarginRates.MarginRate;
import io.pipstream.domain.rules.RuleProfile;
import io.pipstream.domain.rules.RuleProfile.CloseOut;
import io.pipstream.domain.rules.RuleProfile.Closing;
import io.pipstream.domain.rules.RuleProfile.NegativeBalance;
import io.pipstream.domain.rules.RuleProfile.Sides;
import io.pipstream.domain.rules.RuleProfiles;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/** Reads the profiles and their margin rates; the comments of the two files say what each column means. */
final class RulesFile {

    static final String PROFILES = "profiles.csv";
    static final String MARGIN_RATES = "margin-rates.csv";

    private static final String OTHERS = "*";
    private static final int MOST_DIGITS = 10;

    private RulesFile() {}

    /** @throws IllegalArgumentException if a line is wrong, or a regime has no usable rates; the message names it */
    static Map<RuleProfileName, MarginRates> marginRates(String name, Reader csv) {
        Map<RuleProfileName, List<CurrencyMarginRates.Line>> lines = new EnumMap<>(RuleProfileName.class);
        CsvLines.forEach(
                name,
                csv,
                line -> lines.computeIfAbsent(oneOf(line, "regime", RuleProfileName.class), unseen -> new ArrayList<>())
                        .add(new CurrencyMarginRates.Line(
                                column(line, "currency").equals(OTHERS)
                                        ? null
                                        : meaning(line, "currency", Currency::new),
                                CsvLines.date(line, "from"),
                                new MarginRate(meaning(line, "rate", RulesFile::ratio), column(line, "source")))));
        Map<RuleProfileName, MarginRates> rates = new EnumMap<>(RuleProfileName.class);
        lines.forEach((regime, ofRegime) -> {
            try {
                rates.put(regime, new CurrencyMarginRates(ofRegime));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(name + ", " + regime + ": " + wrong.getMessage(), wrong);
            }
        });
        return rates;
    }

    /** @throws IllegalArgumentException if a line is wrong, or a profile is missing; the message names it */
    static RuleProfiles profiles(String name, Reader csv, Map<RuleProfileName, MarginRates> marginRates) {
        List<RuleProfile> profiles = new ArrayList<>();
        CsvLines.forEach(name, csv, line -> profiles.add(profile(line, marginRates)));
        try {
            return new RuleProfiles(profiles);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
        }
    }

    private static RuleProfile profile(CSVRecord line, Map<RuleProfileName, MarginRates> marginRates) {
        RuleProfileName name = oneOf(line, "name", RuleProfileName.class);
        MarginRates margins = marginRates.get(name);
        if (margins == null) {
            throw new IllegalArgumentException("there are no margin rates for " + name);
        }
        return new RuleProfile(
                name,
                oneOf(line, "sides", Sides.class),
                oneOf(line, "closing", Closing.class),
                margins,
                meaning(line, "margin_call", RulesFile::ratio),
                meaning(line, "close_out", RulesFile::ratio),
                oneOf(line, "close_out_of", CloseOut.class),
                oneOf(line, "negative_balance", NegativeBalance.class),
                meaning(line, "most_trades", Integer::valueOf),
                meaning(line, "most_orders", Integer::valueOf),
                line.isSet("citation") && !line.get("citation").isEmpty() ? line.get("citation") : null);
    }

    /** Refuses what would take a long time to calculate with. */
    private static BigDecimal ratio(String text) {
        BigDecimal ratio = new BigDecimal(text);
        if (ratio.precision() > MOST_DIGITS || ratio.scale() < 0 || ratio.scale() > MOST_DIGITS) {
            throw new NumberFormatException("at most " + MOST_DIGITS + " digits");
        }
        return ratio;
    }

    private static <E extends Enum<E>> E oneOf(CSVRecord line, String name, Class<E> values) {
        String text = column(line, name);
        for (E value : values.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "column %s is none of %s: %s".formatted(name, Arrays.toString(values.getEnumConstants()), text));
    }

    private static <T> T meaning(CSVRecord line, String name, Function<String, T> meaning) {
        String text = column(line, name);
        try {
            return meaning.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("column %s is not right: %s".formatted(name, text), wrong);
        }
    }
}
