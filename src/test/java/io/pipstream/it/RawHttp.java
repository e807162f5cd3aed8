package io.pipstream.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests that no decent client would send, on a bare socket, byte for byte. */
final class RawHttp implements AutoCloseable {

    /** What makes a request a handshake; the key is that of RFC 6455 §1.3. */
    static final Map<String, String> UPGRADE = Map.of(
            "Upgrade", "websocket",
            "Connection", "Upgrade",
            "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version", "13");

    private static final int DEADLINE_MILLIS = 20_000;

    private final URL server;
    private final String from;
    private Socket socket;

    record Answer(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private RawHttp(URL server, String from) throws IOException {
        this.server = server;
        this.from = from;
        this.socket = connect();
    }

    private Socket connect() throws IOException {
        Socket opened = new Socket();
        opened.bind(new InetSocketAddress(from, 0));
        opened.connect(new InetSocketAddress(server.getHost(), server.getPort()), DEADLINE_MILLIS);
        opened.setSoTimeout(DEADLINE_MILLIS);
        return opened;
    }

    static RawHttp to(URL server) throws IOException {
        return new RawHttp(server, "127.0.0.1");
    }

    /** From another address of this machine, such as 127.0.0.2. */
    static RawHttp to(URL server, String from) throws IOException {
        return new RawHttp(server, from);
    }

    /**
     * One request, and its answer; a name or value may hold anything at all. Where the server says that it closes the
     * connection, as each does after so many requests or one that is none, the next goes over another.
     */
    Answer send(String method, String path, Map<String, String> headers, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        if (!headers.containsKey("Host")) {
            head.append("Host: ")
                    .append(server.getHost())
                    .append(':')
                    .append(server.getPort())
                    .append("\r\n");
        }
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (content.length > 0) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(content.length)
                    .append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.write(content);
        socket.getOutputStream().write(request.toByteArray());
        Answer answer = read(socket.getInputStream(), method);
        if (answer.header("Connection").equalsIgnoreCase("close")) {
            socket.close();
            socket = connect();
        }
        return answer;
    }

    private static Answer read(InputStream in, String method) throws IOException {
        String status = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status.split(" ", 3)[1]);
        return new Answer(
                code,
                headers,
                method.equals("HEAD") || code == 101 || code == 204 || code == 304 ? "" : body(in, headers));
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                body.write(in.readNBytes(size));
                line(in);
            }
            line(in);
            return body.toString(StandardCharsets.UTF_8);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "-1"));
        return new String(length < 0 ? in.readAllBytes() : in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server closed the connection after: " + line);
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
