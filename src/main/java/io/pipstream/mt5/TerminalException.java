package io.pipstream.mt5;

import io.pipstream.domain.order.Refusal;
import java.util.Locale;

/** Something was not done. Its message is a sentence for whoever asked for it, and tells no secret. */
public final class TerminalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code for programs: lower case, such as {@code insufficient_margin} */
    public TerminalException(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** As the account's rules refused it. */
    static TerminalException of(Refusal refusal) {
        return new TerminalException(code(refusal), sentence(refusal));
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    static String code(Refusal refusal) {
        return refusal.reason().name().toLowerCase(Locale.ROOT);
    }

    /** The reason's text with the numbers that decided. */
    static String sentence(Refusal refusal) {
        String text = refusal.reason().text();
        return text.equals(refusal.detail()) ? text + "." : text + ": " + refusal.detail() + ".";
    }
}
