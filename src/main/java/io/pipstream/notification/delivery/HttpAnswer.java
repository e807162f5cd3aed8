package io.pipstream.notification.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered, without its body, which nobody needs. Immutable.
 *
 * @param headers the first of each name; names in any case
 */
record HttpAnswer(int status, Map<String, String> headers) {

    /** Of status line and headers, those of interim answers included. */
    static final int LONGEST_HEAD = 16_384;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");

    /**
     * Reads until the headers end.
     *
     * @throws ProtocolException if it is no HTTP, or too long
     */
    static HttpAnswer read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        HttpAnswer answer = one(lines);
        while (answer.isInterim()) {
            answer = one(lines);
        }
        return answer;
    }

    private static HttpAnswer one(Lines lines) throws IOException {
        Matcher first = STATUS_LINE.matcher(lines.next());
        if (!first.matches()) {
            throw new ProtocolException();
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return new HttpAnswer(Integer.parseInt(first.group(1)), headers);
    }

    /** Another one follows; but who was not asked to switch protocols must not. */
    private boolean isInterim() {
        return status < 200 && status != 101;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Of a head that is no longer than it may be. */
    private static final class Lines {

        private final InputStream in;
        private int left = LONGEST_HEAD;

        Lines(InputStream in) {
            this.in = in;
        }

        String next() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = one(); next != '\n'; next = one()) {
                line.append((char) next);
            }
            int end = line.length() - 1;
            return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
        }

        private int one() throws IOException {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (left-- == 0) {
                throw new ProtocolException();
            }
            return next;
        }
    }
}
