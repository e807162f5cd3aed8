package io.pipstream.access.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets pages of the listed origins read what the API answers, and ask for more than a form could. They have to bring a token:
 * browsers are not told to send this server's cookies along. The second filter, before anybody asks who the caller is, because
 * browsers ask for permission without credentials.
 */
public class Cors extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS = "Authorization, Content-Type, Idempotency-Key";
    private static final String SHOWN = "Idempotent-Replay, X-Total-Count, Link, Retry-After";
    private static final String ONE_HOUR = "3600";

    @Inject
    transient Proxies proxies;

    @Inject
    transient Origins origins;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!origins.areAny() || !RequestPath.isApi(request)) {
            chain.doFilter(request, response);
            return;
        }
        // whatever stands between must not give one origin what another was answered
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (!origins.isListed(origin) || origins.isOwn(origin, proxies.peer(request))) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (isPreflight(request)) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", HEADERS);
            response.setHeader("Access-Control-Max-Age", ONE_HOUR);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setHeader("Access-Control-Expose-Headers", SHOWN);
        chain.doFilter(request, response);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }
}
