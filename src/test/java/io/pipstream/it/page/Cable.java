package io.pipstream.it.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a browser and a server on this machine, and can be cut. Closing it ends its threads. */
final class Cable implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final URL server;
    private final ServerSocket plug;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean swallowing;

    Cable(URL server) throws IOException {
        this.server = server;
        plug = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where the server is for whoever sits at this end. Under the same name, to which its cookies belong. */
    URL url() throws IOException {
        return new URL("http", server.getHost(), plug.getLocalPort(), server.getFile());
    }

    /** Resets what there is, and whatever comes. */
    void cut() {
        cut = true;
        ends.forEach(Cable::reset);
    }

    /** Nothing that is said arrives any more, and nobody is told. */
    void swallow() {
        swallowing = true;
    }

    /** For connections from now on; one whose words were swallowed is of no use any more. */
    void mend() {
        if (swallowing) {
            ends.forEach(Cable::reset);
        }
        swallowing = false;
        cut = false;
    }

    @Override
    public void close() throws IOException {
        plug.close();
        cut();
    }

    private void accept() {
        while (!plug.isClosed()) {
            try {
                Socket browser = plug.accept();
                ends.add(browser);
                if (cut) {
                    reset(browser);
                } else {
                    connect(browser);
                }
            } catch (IOException closed) {
                // by the end of the test, or the server is gone: the browser sees it
            }
        }
    }

    private void connect(Socket browser) throws IOException {
        Socket far = new Socket(server.getHost(), server.getPort());
        ends.add(far);
        start(() -> carry(browser, far));
        start(() -> carry(far, browser));
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!swallowing) {
                    out.write(buffer, 0, length);
                }
            }
        } catch (IOException ended) {
            // as connections do
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // already
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }
}
