package io.pipstream.signal.execution;

import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How much more or less is risked on a signal that is more or less sure. Immutable. */
final class ConfidenceMultipliers {

    private static final String SETTING = "pipstream.signals.confidence-multipliers";
    private static final String USUAL = "90:1.5,75:1,50:0.5,0:0";
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(100);
    private static final BigDecimal LARGEST = BigDecimal.TEN;
    private static final int LONGEST = 8;
    private static final int MOST = 100;

    private final NavigableMap<BigDecimal, BigDecimal> byLeastConfidence;

    private ConfidenceMultipliers(NavigableMap<BigDecimal, BigDecimal> byLeastConfidence) {
        this.byLeastConfidence = byLeastConfidence;
    }

    /** @throws SettingException if the setting makes no sense */
    static ConfidenceMultipliers of(Settings settings) {
        List<String> parts = settings.list(SETTING, USUAL);
        String value = String.join(",", parts);
        NavigableMap<BigDecimal, BigDecimal> multipliers = new TreeMap<>();
        for (String part : parts) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw wrong(value);
            }
            BigDecimal confidence = number(part.substring(0, colon), HIGHEST, value);
            BigDecimal multiplier = number(part.substring(colon + 1), LARGEST, value);
            if (multipliers.put(confidence, multiplier) != null) {
                throw new SettingException(SETTING, value, "must not have the confidence " + confidence + " twice");
            }
        }
        if (multipliers.isEmpty() || multipliers.size() > MOST) {
            throw wrong(value);
        }
        return new ConfidenceMultipliers(multipliers);
    }

    private static BigDecimal number(String text, BigDecimal most, String value) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (text.strip().length() <= LONGEST && number.signum() >= 0 && number.compareTo(most) <= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, as a number outside the range is
        }
        throw wrong(value);
    }

    private static SettingException wrong(String value) {
        return new SettingException(
                SETTING,
                value,
                "must be confidences from 0 to 100, each with a multiplier from 0 to 10, such as " + USUAL);
    }

    /** That of the highest confidence which the signal's reaches; 0 if it reaches none: then it is left alone. */
    BigDecimal of(BigDecimal confidence) {
        var reached = byLeastConfidence.floorEntry(confidence);
        return reached == null ? BigDecimal.ZERO : reached.getValue();
    }
}
