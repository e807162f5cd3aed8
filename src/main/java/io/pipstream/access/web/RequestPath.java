package io.pipstream.access.web;

import jakarta.servlet.http.HttpServletRequest;

/** Which part of the server a request is for; the application is at the root. */
final class RequestPath {

    private RequestPath() {}

    /** All of it, decoded. */
    static String of(HttpServletRequest request) {
        String more = request.getPathInfo();
        return request.getServletPath() + (more == null ? "" : more);
    }

    static boolean isApi(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/api") || path.startsWith("/api/");
    }

    static boolean isHealth(HttpServletRequest request) {
        return request.getServletPath().startsWith("/health");
    }
}
