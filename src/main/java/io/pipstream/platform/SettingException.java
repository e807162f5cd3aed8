package io.pipstream.platform;

/** A setting that cannot be used; its message names the setting, the value and what is allowed. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingException(String key, String value, String allowed) {
        super("Setting %s=%s: %s".formatted(key, value, allowed));
    }
}
