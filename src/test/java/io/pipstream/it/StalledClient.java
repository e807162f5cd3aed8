package io.pipstream.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A client that subscribes and then never reads again, on a bare socket: what a suspended laptop looks like. */
final class StalledClient implements AutoCloseable {

    private final Socket socket = new Socket();
    private final String clientPort;

    private StalledClient(URL server) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 10_000);
        socket.setSoTimeout(10_000);
        clientPort = String.format(Locale.ROOT, ":%04X", socket.getLocalPort());
        String handshake = """
                GET /ws/prices/ HTTP/1.1
                Host: %s:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13

                """.formatted(server.getHost(), server.getPort()).replace("\n", "\r\n");
        socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
        skipTo("\r\n\r\n", socket.getInputStream());
        socket.getOutputStream().write(frame("{\"action\":\"subscribe\",\"symbols\":[\"EURJPY\"],\"interval_ms\":0}"));
    }

    static StalledClient open(URL server) throws IOException {
        return new StalledClient(server);
    }

    /** Whether the kernel knows nothing more of the server's end of the connection, in any state. */
    boolean isGone() throws IOException {
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            // local and remote address are the second and third column; ours is the server's remote one
            if (Files.readAllLines(Path.of(table)).stream()
                    .map(line -> line.strip().split("\\s+", -1))
                    .anyMatch(columns -> columns[2].endsWith(clientPort))) {
                return false;
            }
        }
        return true;
    }

    private static void skipTo(String end, InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith(end)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Handshake ended with: " + read);
            }
            read.append((char) next);
        }
    }

    /** A masked text frame of at most 125 bytes; a mask of zeros leaves the text as it is. */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(6 + payload.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | payload.length))
                .putInt(0)
                .put(payload)
                .array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
