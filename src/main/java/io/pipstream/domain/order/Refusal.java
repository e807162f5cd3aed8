package io.pipstream.domain.order;

import org.jspecify.annotations.Nullable;

/**
 * Why something was not done. Immutable.
 *
 * @param detail a sentence with the numbers that decided
 * @param rule the regulation behind it, such as {@code NFA Compliance Rule 2-43(b)}; null if it is nobody's but ours
 */
public record Refusal(
        Reason reason, String detail, @Nullable String rule) {

    public static Refusal of(Reason reason, String detail) {
        return new Refusal(reason, detail, null);
    }
}
