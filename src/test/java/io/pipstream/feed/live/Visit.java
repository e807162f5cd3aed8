package io.pipstream.feed.live;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection to the server that plays a source, and the request that it is at. */
public final class Visit {

    private static final String WEBSOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private SourceRequest request;

    Visit(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    public SourceRequest request() {
        return request;
    }

    /** A whole answer. Headers are written as {@code Name: value}. */
    public void respond(int status, byte[] body, String... headers) throws IOException {
        head(status, headers);
        raw("Content-Length: " + body.length + "\r\n\r\n");
        raw(body);
    }

    public void respond(int status, String body, String... headers) throws IOException {
        respond(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Status line and headers; what ends them is missing. */
    public void head(int status, String... headers) throws IOException {
        raw("HTTP/1.1 " + status + " Said\r\n");
        for (String header : headers) {
            raw(header + "\r\n");
        }
    }

    /** Begins an answer that goes on for ever; {@link #chunk} adds to it. */
    public void beginStream(String... headers) throws IOException {
        head(200, headers);
        raw("Transfer-Encoding: chunked\r\n\r\n");
    }

    /** A piece of a stream, with a line's end in it or not. */
    public void chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        raw(Integer.toHexString(bytes.length) + "\r\n");
        raw(bytes);
        raw("\r\n");
    }

    public void endStream() throws IOException {
        raw("0\r\n\r\n");
    }

    public void raw(String text) throws IOException {
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    public void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Agrees to a WebSocket. */
    public SocketPeer upgrade() throws IOException {
        head(101, "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: " + acceptance());
        raw("\r\n");
        return new SocketPeer(this, in);
    }

    /** Says nothing more until the client goes. */
    public void stay() throws IOException {
        while (in.read() >= 0) {
            // is not listened to
        }
    }

    /** Nothing is sent for a while; the only waiting of these servers, for answers that drip. */
    public void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    /** Ends the connection at once, with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    public void hangUp() throws IOException {
        socket.close();
    }

    boolean nextRequest() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return false;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        String[] parts = first.split(" ", -1);
        request = new SourceRequest(parts[0], parts[1], headers);
        return true;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private String acceptance() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((request.header("sec-websocket-key") + WEBSOCKET).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
