package io.pipstream.notification.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST by HTTP/1.1 on a connection of its own, to an address that was looked up before. The JDK's client looks names up
 * by itself, so that what it connects to need not be what was checked; here it is. No redirection is followed, no proxy used,
 * nothing unpacked. Thread-safe.
 */
final class HttpPost {

    /** Of one name; more are not tried. */
    static final int MOST_ADDRESSES = 4;

    /** As much of an answer's body is taken, if it is there, so that its sender sees the connection end in order. */
    static final int LONGEST_BODY = 4_096;

    private final SSLSocketFactory tls;

    HttpPost(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /**
     * Whether it was taken is in the answer's status.
     *
     * @param at where the host is; the first that can be connected to is taken
     * @param headers names and values without line breaks
     */
    HttpAnswer send(
            WebhookAddress to, List<InetAddress> at, Map<String, String> headers, byte[] body, Deadline deadline)
            throws IOException {
        Socket socket = connected(to.port(), at, deadline);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(deadline.millisLeft());
        if (to.security() == WebhookAddress.Security.TLS) {
            socket = secured(socket, to, deadline);
        }
        socket.getOutputStream().write(request(to, headers, body));
        socket.getOutputStream().flush();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        HttpAnswer answer = HttpAnswer.read(in);
        dropWhatIsThere(in);
        return answer;
    }

    private static Socket connected(int port, List<InetAddress> at, Deadline deadline) throws IOException {
        IOException last = new ConnectException();
        int left = Math.min(at.size(), MOST_ADDRESSES);
        for (InetAddress address : at.subList(0, left)) {
            Socket socket = new Socket(Proxy.NO_PROXY);
            deadline.watch(socket);
            try {
                socket.connect(new InetSocketAddress(address, port), Math.max(1, deadline.millisLeft() / left));
                return socket;
            } catch (IOException notThere) {
                last = notThere;
                socket.close();
            }
            left--;
        }
        throw last;
    }

    /** The certificate must be one that the JDK trusts, and for that host. */
    private Socket secured(Socket socket, WebhookAddress to, Deadline deadline) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, to.host(), to.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.setSoTimeout(deadline.millisLeft());
        secured.startHandshake();
        return secured;
    }

    private static byte[] request(WebhookAddress to, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder();
        head.append("POST ").append(to.target()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(to.authority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length);
        whole.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private static void dropWhatIsThere(InputStream in) {
        try {
            in.readNBytes(Math.min(LONGEST_BODY, in.available()));
        } catch (IOException gone) {
            // the answer was whole
        }
    }
}
