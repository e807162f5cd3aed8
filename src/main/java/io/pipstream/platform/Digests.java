package io.pipstream.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a text is told apart by, without telling it. */
public final class Digests {

    private Digests() {}

    /** SHA-256 of its UTF-8, in 64 hexadecimal digits. Not for passwords: it is fast. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException("Every Java has SHA-256", cannotBe);
        }
    }

    /** Takes as long wherever they differ. */
    public static boolean areEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
