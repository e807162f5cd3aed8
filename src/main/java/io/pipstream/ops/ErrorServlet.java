package io.pipstream.ops;

import io.pipstream.platform.Ids;
import io.pipstream.rest.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * Answers where a server would show its own error page, which names its make and may print a stack trace. Browsers get a
 * page, everyone else a problem document.
 */
@WebServlet(ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

    /** Stands in {@code web.xml} as the error page of everything. */
    static final String PATH = "/error";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ErrorServlet.class.getName());

    @Inject
    transient Ids ids;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        response.resetBuffer();
        response.setStatus(problem.status());
        boolean page = accepts(request.getHeader("Accept"));
        response.setContentType(page ? "text/html" : Problem.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write((page ? html(problem) : problem.json()).getBytes(StandardCharsets.UTF_8));
    }

    private Problem problem(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return Problem.of(HttpServletResponse.SC_NOT_FOUND, "not_found", "There is nothing at this address.");
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer known ? known : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        if (code == HttpServletResponse.SC_NOT_FOUND) {
            return Problem.of(code, "not_found", "There is nothing at this address.");
        }
        if (code < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return Problem.of(code, "refused", "The request cannot be answered.");
        }
        if (code == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            return Problem.of(code, "unavailable", "The server cannot answer now.");
        }
        String incident = ids.next();
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        LOG.log(
                Level.ERROR,
                "Incident " + incident + ": a request failed",
                cause instanceof Throwable thrown ? thrown : null);
        return Problem.internal(incident);
    }

    private static boolean accepts(String accept) {
        return accept != null && accept.contains("text/html");
    }

    /** No part of it comes from the request. */
    private static String html(Problem problem) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Pipstream</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/page/style/base.css">
                <main class="error-page">
                <h1>%s</h1>
                <p><a href="/">To the prices</a></p>
                </main>
                </html>
                """.formatted(problem.sentence());
    }
}
