package io.pipstream.signal.strategy;

import io.pipstream.domain.market.CandleInterval;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Instruments;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the demo strategy looks at the market. Immutable.
 *
 * @param instruments none if it is off
 * @param fast candles of the shorter average
 * @param slow candles of the longer one, more than those
 * @param stopAtr how many average true ranges the stop is from the entry
 * @param targetAtr how many the target is
 */
record CrossTerms(
        List<Instrument> instruments,
        int fast,
        int slow,
        CandleInterval interval,
        BigDecimal stopAtr,
        BigDecimal targetAtr) {

    static final String SETTING = "pipstream.signals.demo";

    private static final String OFF = "off";
    private static final int MOST_CANDLES = 200;
    private static final BigDecimal LEAST_ATR = new BigDecimal("0.1");
    private static final BigDecimal MOST_ATR = BigDecimal.valueOf(20);

    CrossTerms {
        instruments = List.copyOf(instruments);
    }

    /** @throws SettingException if one of the settings is wrong */
    static CrossTerms of(Settings settings, Instruments known) {
        List<Instrument> instruments = new ArrayList<>();
        for (String name : settings.list(SETTING, OFF)) {
            if (!name.equals(OFF)) {
                instruments.add(known.find(name)
                        .orElseThrow(
                                () -> new SettingException(SETTING, name, "must be off or a list of instruments")));
            }
        }
        int slow = settings.number(SETTING + ".slow", 30, 2, MOST_CANDLES);
        return new CrossTerms(
                instruments.stream().distinct().toList(),
                settings.number(SETTING + ".fast", Math.min(10, slow - 1), 1, slow - 1),
                slow,
                interval(settings),
                multiple(settings, SETTING + ".stop-atr", "2"),
                multiple(settings, SETTING + ".target-atr", "3"));
    }

    private static CandleInterval interval(Settings settings) {
        String key = SETTING + ".interval";
        String code = settings.text(key, CandleInterval.ONE_MINUTE.code());
        String codes =
                Arrays.stream(CandleInterval.values()).map(CandleInterval::code).collect(Collectors.joining(", "));
        return CandleInterval.named(code).orElseThrow(() -> new SettingException(key, code, "must be one of " + codes));
    }

    private static BigDecimal multiple(Settings settings, String key, String fallback) {
        String text = settings.text(key, fallback);
        if (text.matches("\\d{1,2}(\\.\\d{1,4})?")) {
            BigDecimal multiple = new BigDecimal(text);
            if (multiple.compareTo(LEAST_ATR) >= 0 && multiple.compareTo(MOST_ATR) <= 0) {
                return multiple;
            }
        }
        throw new SettingException(key, text, "must be a number from " + LEAST_ATR + " to " + MOST_ATR);
    }

    /** How many candles are looked at: enough for the beginning of the longer average to count for nothing. */
    int bars() {
        return 5 * slow + 50;
    }
}
