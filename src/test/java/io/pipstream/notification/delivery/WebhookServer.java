package io.pipstream.notification.delivery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/**
 * Receives webhooks on the loopback interface, well or badly, by hand, so that it can do what no library lets one do. Each
 * request takes the next reaction that {@link #next} gave, or the one for ever of {@link #always}.
 */
public final class WebhookServer implements AutoCloseable {

    /** What came; names of headers in lower case. */
    public record Request(String line, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** One connection, after its request. */
    public record Visit(Socket socket, Request request) {

        public void say(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** Says nothing more until the client goes. */
        public void stay() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // is not listened to
            }
        }

        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    /** What is done with a request. When it returns, the connection ends. */
    @FunctionalInterface
    public interface Reaction {

        void to(Visit visit) throws IOException;
    }

    private final ServerSocket server;
    private final Queue<Reaction> next = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Reaction always = status(204);

    public WebhookServer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    WebhookServer(ServerSocketFactory sockets) throws IOException {
        server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** Headers are written as {@code Name: value}. */
    public static Reaction status(int status, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return visit -> visit.say(head + "Content-Length: 2\r\n\r\nOK");
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** For one request, after those before it. */
    public WebhookServer next(Reaction reaction) {
        next.add(reaction);
        return this;
    }

    /** For every request that no other reaction waits for. */
    public WebhookServer always(Reaction reaction) {
        always = reaction;
        return this;
    }

    /** All that came so far. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Connections that neither side has ended. */
    int connections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                // the server ends
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String line = line(in);
            if (!line.isEmpty()) {
                Request request = read(line, in);
                requests.add(request);
                Reaction reaction = next.poll();
                (reaction == null ? always : reaction).to(new Visit(socket, request));
            }
        } catch (IOException gone) {
            // as clients go
        } finally {
            open.remove(socket);
        }
    }

    private static Request read(String line, InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new IOException("no HTTP");
            }
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(line, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "webhooks");
        thread.setDaemon(true);
        thread.start();
    }
}
