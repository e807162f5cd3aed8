package io.pipstream.notification.planning;

import io.pipstream.domain.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How numbers, times and strangers' texts are written in notifications. */
final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String ELLIPSIS = "…";

    private Words() {}

    static String units(long units) {
        return String.format(Locale.ROOT, "%,d", units);
    }

    /** With two digits after the point: {@code 1,234.50 USD}. */
    static String money(BigDecimal amount, String currency) {
        String number = String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
        return currency.isEmpty() ? number : number + " " + currency;
    }

    /** The same with its sign. */
    static String gain(BigDecimal amount, String currency) {
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_EVEN);
        return (rounded.signum() > 0 ? "+" : "") + money(rounded, currency);
    }

    static String pips(BigDecimal pips) {
        return (pips.signum() > 0 ? "+" : "") + String.format(Locale.ROOT, "%,.1f pips", pips);
    }

    /** @param ratio 1 is 100 % */
    static String percent(BigDecimal ratio) {
        return String.format(Locale.ROOT, "%,.1f %%", ratio.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN));
    }

    static String price(BigDecimal price) {
        return price.toPlainString();
    }

    static String prices(List<BigDecimal> prices) {
        return prices.stream().map(Words::price).collect(Collectors.joining(", "));
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    static String dealt(Side side) {
        return side == Side.BUY ? "bought" : "sold";
    }

    /** A constant's name in small letters, with spaces: {@code time in force expired}. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** One line, whatever it was; what would not be seen is left out. */
    static String line(String text) {
        return text.codePoints()
                .map(each -> isSpace(each) ? ' ' : each)
                .filter(Words::isShown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** The same, line by line. */
    static String lines(String text) {
        return text.lines().map(Words::line).collect(Collectors.joining("\n"));
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> true;
        };
    }

    /** At most so many characters, never half of one. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - ELLIPSIS.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }
}
