package io.pipstream.notification.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes sockets that end with a deadline, and use no proxy. */
final class WatchedSockets extends SocketFactory {

    private final Deadline deadline;

    WatchedSockets(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        deadline.watch(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address, deadline.millisLeft());
        return socket;
    }
}
