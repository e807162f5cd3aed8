package io.pipstream.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request with what a test gives it; whatever else is asked of it is an error of the test. */
final class FakeRequest {

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<Cookie> cookies = new ArrayList<>();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final String remoteAddress;
    private String localAddress = "127.0.0.1";
    private String method = "GET";
    private String path = "/";
    private boolean secure;

    private FakeRequest(String remoteAddress) {
        this.remoteAddress = remoteAddress;
    }

    /** Over plain HTTP to 127.0.0.1, without headers. */
    static FakeRequest from(String remoteAddress) {
        return new FakeRequest(remoteAddress);
    }

    FakeRequest with(String header, String value) {
        headers.computeIfAbsent(header, first -> new ArrayList<>()).add(value);
        return this;
    }

    FakeRequest to(String address) {
        localAddress = address;
        return this;
    }

    FakeRequest asking(String theMethod, String thePath) {
        method = theMethod;
        path = thePath;
        return this;
    }

    FakeRequest query(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    FakeRequest cookie(String name, String value) {
        cookies.add(new Cookie(name, value));
        return this;
    }

    FakeRequest encrypted() {
        secure = true;
        return this;
    }

    HttpServletRequest build() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, asked, arguments) -> answer(asked.getName(), arguments));
    }

    private Object answer(String asked, Object[] arguments) {
        return switch (asked) {
            case "getRemoteAddr" -> remoteAddress;
            case "getLocalAddr" -> localAddress;
            case "isSecure" -> secure;
            case "getMethod" -> method;
            case "getServletPath", "getRequestURI" -> path;
            case "getPathInfo", "getUserPrincipal" -> null;
            case "getServerName" -> "localhost";
            case "getServerPort" -> secure ? 443 : 80;
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
            case "getHeader" ->
                headers.getOrDefault((String) arguments[0], List.of()).stream()
                        .findFirst()
                        .orElse(null);
            case "getParameter" -> parameters.get((String) arguments[0]);
            case "getCookies" -> cookies.isEmpty() ? null : cookies.toArray(new Cookie[0]);
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "toString" -> method + " " + path + " " + headers;
            default -> throw new UnsupportedOperationException(asked);
        };
    }
}
