package io.pipstream.notification.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server by hand, which does badly what GreenMail does well: it answers each command as it was told to. */
final class SmtpServer implements AutoCloseable {

    /** In the place of a reply. */
    static final String SILENCE = "silence";

    private final ServerSocket server;
    private final Map<String, String> replies = new ConcurrentHashMap<>(Map.of(
            "", "220 here",
            "EHLO", "250 here",
            "MAIL", "250 yes",
            "RCPT", "250 yes",
            "DATA", "354 go on",
            ".", "250 taken",
            "QUIT", "221 bye"));
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger callers = new AtomicInteger();
    private final @Nullable SSLContext tls;

    SmtpServer() throws IOException {
        this(ServerSocketFactory.getDefault(), null);
    }

    /** @param tls for who says STARTTLS; null to offer none */
    SmtpServer(ServerSocketFactory sockets, @Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (tls != null) {
            replies.put("EHLO", "250-here\r\n250 STARTTLS");
        }
        daemon(this::accept);
    }

    /** @param command its first word; empty for the greeting, a dot for the end of a mail */
    SmtpServer on(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every line that came. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /** That are open. */
    int connections() {
        return connections.get();
    }

    /** How many connections there were in all. */
    int callers() {
        return callers.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                callers.incrementAndGet();
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                // the server ends
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            talk(socket, true);
        } catch (IOException gone) {
            // as clients go
        } finally {
            connections.decrementAndGet();
        }
    }

    private void talk(Socket socket, boolean greets) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        if (greets) {
            reply(socket, "");
        }
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String command = line.split("[ :]", 2)[0];
            if (inMail) {
                inMail = !line.equals(".");
                if (!inMail) {
                    reply(socket, ".");
                }
            } else if (command.equals("STARTTLS") && tls != null) {
                say(socket, "220 go on");
                SSLSocket secured =
                        (SSLSocket) tls.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
                secured.setUseClientMode(false);
                replies.put("EHLO", "250 here");
                talk(secured, false);
                return;
            } else {
                reply(socket, command);
                inMail = command.equals("DATA") && replies.get("DATA").startsWith("354");
            }
        }
    }

    private void reply(Socket socket, String command) throws IOException {
        String reply = replies.getOrDefault(command, "500 what?");
        if (!reply.equals(SILENCE)) {
            say(socket, reply);
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp");
        thread.setDaemon(true);
        thread.start();
    }
}
