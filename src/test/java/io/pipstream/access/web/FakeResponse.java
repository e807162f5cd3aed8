package io.pipstream.access.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the status and headers of a response; whatever else is done to it is an error of the test. */
final class FakeResponse {

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int status = HttpServletResponse.SC_OK;

    int status() {
        return status;
    }

    /** Its only value; null if there is none. */
    String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new AssertionError(name + " several times: " + values);
        }
        return values.isEmpty() ? null : values.get(0);
    }

    String body() {
        return written.toString(StandardCharsets.UTF_8);
    }

    List<String> namesOfHeaders() {
        return List.copyOf(headers.keySet());
    }

    HttpServletResponse asResponse() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                FakeResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, asked, arguments) -> take(asked.getName(), arguments));
    }

    private Object take(String asked, Object[] arguments) {
        switch (asked) {
            case "setStatus" -> status = (Integer) arguments[0];
            case "setHeader" -> headers.put((String) arguments[0], new ArrayList<>(List.of((String) arguments[1])));
            case "addHeader" ->
                headers.computeIfAbsent((String) arguments[0], first -> new ArrayList<>())
                        .add((String) arguments[1]);
            case "setContentType" -> headers.put("Content-Type", new ArrayList<>(List.of((String) arguments[0])));
            case "getOutputStream" -> {
                return new Body();
            }
            default -> throw new UnsupportedOperationException(asked);
        }
        return null;
    }

    private final class Body extends ServletOutputStream {

        @Override
        public void write(int octet) {
            written.write(octet);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("setWriteListener");
        }
    }
}
