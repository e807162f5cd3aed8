package io.pipstream.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A validator of RFC 9110, section 8.8.3, made of a file's content. Weak, since the file may be sent compressed or not.
 *
 * @param value as it stands in the header, {@code W/"…"}
 */
record FileTag(String value) {

    /** Reads to the end. */
    static FileTag of(InputStream content) throws IOException {
        try (DigestInputStream read = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            read.transferTo(OutputStream.nullOutputStream());
            byte[] start = Arrays.copyOf(read.getMessageDigest().digest(), 12);
            return new FileTag("W/\"" + Base64.getUrlEncoder().encodeToString(start) + '"');
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    /** Whether the header {@code If-None-Match} names it; strong or weak makes no difference there. */
    boolean isAmong(@Nullable String header) {
        if (header == null) {
            return false;
        }
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || weak(each).equals(value));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }
}
