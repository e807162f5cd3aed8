package io.pipstream.ops;

import io.pipstream.ops.Health.Check;
import io.pipstream.wire.Json;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code /health}, {@code /health/live} and {@code /health/ready} as MicroProfile Health prescribes them, on the port of
 * the application: WildFly has them on its management port or not at all, and Payara steps aside for an application that
 * has a servlet at exactly {@code /health}.
 */
@WebServlet(urlPatterns = {"/health", "/health/*"})
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Health health;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        List<Check> checks = new ArrayList<>();
        switch (path) {
            case "", "/" -> {
                checks.addAll(health.liveness());
                checks.addAll(health.readiness());
            }
            case "/live", "/live/" -> checks.addAll(health.liveness());
            case "/ready", "/ready/" -> checks.addAll(health.readiness());
            // nothing here takes longer to start than to deploy
            case "/started", "/started/" -> checks.addAll(health.liveness());
            default -> {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
        }
        boolean up = checks.stream().allMatch(Check::up);
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getOutputStream().write(json(up, checks).getBytes(StandardCharsets.UTF_8));
    }

    static String json(boolean up, List<Check> checks) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("status", word(up));
            json.writeArrayFieldStart("checks");
            for (Check check : checks) {
                json.writeStartObject();
                json.writeStringField("name", check.name());
                json.writeStringField("status", word(check.up()));
                if (!check.details().isEmpty()) {
                    json.writeObjectFieldStart("data");
                    for (Map.Entry<String, String> detail : check.details().entrySet()) {
                        json.writeStringField(detail.getKey(), detail.getValue());
                    }
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
