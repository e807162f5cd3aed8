package io.pipstream.feed.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays a source on the loopback interface, well or badly: HTTP/1.1 and WebSockets by hand, so that it can do what no
 * library lets one do. Each request takes the next reaction that {@link #next} gave, or the one for ever of {@link #always};
 * {@link Reactions} has the usual ones.
 *
 * <pre>{@code
 * try (SourceServer server = new SourceServer()) {
 *     server.next(Reactions.status(429, "", "Retry-After: 7")).always(Reactions.json("{\"price\":\"1.1\"}"));
 *     server.always(Reactions.socket(peer -> {
 *         peer.awaitText();              // the client's subscription
 *         peer.text("{\"p\":1.1}");      // parts(...), binary(...), ping(), close(code, reason), reset() ...
 *         peer.stay();                   // says nothing more until the client goes
 *     }));
 *     … server.http() or server.ws() is the base …
 *     server.requests();                 // what was asked
 *     server.connections();              // sockets that are open now
 * }
 * }</pre>
 */
public final class SourceServer implements AutoCloseable {

    /** What the server does with a request. When it returns, the connection goes on with the next request, if it is whole. */
    @FunctionalInterface
    public interface Reaction {

        void to(Visit visit) throws IOException;
    }

    private final ServerSocket server;
    private final Queue<Reaction> next = new ConcurrentLinkedQueue<>();
    private final List<SourceRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Reaction always = Reactions.status(404, "");

    public SourceServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public URI http() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public URI ws() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    /** For one request, after those before it. */
    public SourceServer next(Reaction reaction) {
        next.add(reaction);
        return this;
    }

    /** For every request that no other reaction waits for. */
    public SourceServer always(Reaction reaction) {
        always = reaction;
        return this;
    }

    /** All that came so far. */
    public List<SourceRequest> requests() {
        return List.copyOf(requests);
    }

    /** Sockets that neither side has ended. */
    public int connections() {
        return open.size();
    }

    /** Sockets since the start. */
    public int accepted() {
        return accepted.get();
    }

    /** Breaks every connection with a reset. */
    public void resetAll() {
        for (Socket socket : open) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException gone) {
                // is gone already
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        resetAll();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                accepted.incrementAndGet();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                // the server ends
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Visit visit = new Visit(socket);
            while (visit.nextRequest()) {
                requests.add(visit.request());
                Reaction reaction = next.poll();
                (reaction == null ? always : reaction).to(visit);
            }
        } catch (IOException gone) {
            // as clients go
        } finally {
            open.remove(socket);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "source");
        thread.setDaemon(true);
        thread.start();
    }
}
