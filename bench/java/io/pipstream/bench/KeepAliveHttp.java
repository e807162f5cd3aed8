package io.pipstream.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * One HTTP/1.1 connection to the server on this machine, kept open between requests and reopened when the server
 * closes it (Payara does after some hundred requests). Blocking, and a fraction of the cost of a general client, because
 * it shares the cores with what it measures. For one thread.
 */
final class KeepAliveHttp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final int port;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();
    private boolean open;

    record Response(int status, String body) {
        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    KeepAliveHttp(int port) {
        this.port = port;
    }

    Response get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: application/json\r\n\r\n");
    }

    Response postJson(String path, String json) throws IOException {
        return send(post(path, json));
    }

    /** Not sent again if the connection breaks, because the server may have done already what it asks for. */
    Response postJsonOnce(String path, String json) throws IOException {
        try {
            return exchange(post(path, json));
        } catch (IOException broken) {
            close();
            throw broken;
        }
    }

    private String post(String path, String json) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
                + json.getBytes(UTF_8).length + "\r\n\r\n" + json;
    }

    private Response send(String request) throws IOException {
        boolean reused = open;
        try {
            return exchange(request);
        } catch (IOException broken) {
            close();
            if (!reused) {
                throw broken;
            }
            return exchange(request); // the server had closed an idle connection: once more on a new one
        }
    }

    private Response exchange(String request) throws IOException {
        if (!open) {
            socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
            open = true;
        }
        socket.getOutputStream().write(request.getBytes(UTF_8));
        return readResponse();
    }

    private Response readResponse() throws IOException {
        int status = Integer.parseInt(readLine().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        boolean closing = false;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).trim());
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = header.contains("chunked");
            } else if (header.startsWith("connection:")) {
                closing = header.contains("close");
            }
        }
        String body = new String(chunked ? readChunks() : in.readNBytes(length), UTF_8);
        if (closing) {
            close();
        }
        return new Response(status, body);
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            readLine();
        }
        readLine();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(readLine().split(";", 2)[0].trim(), 16);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        open = false;
        socket.close();
    }
}
