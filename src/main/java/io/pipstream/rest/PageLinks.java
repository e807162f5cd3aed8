package io.pipstream.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a list goes on: RFC 8288 links that are relative, so that they hold behind any proxy, and {@code X-Total-Count}.
 */
public final class PageLinks {

    private static final String TOTAL = "X-Total-Count";

    private PageLinks() {}

    /** @param query of the request, without offset and limit */
    public static Response with(Response page, Map<String, String> query, int offset, int limit, long total) {
        List<String> links = new ArrayList<>();
        if (offset + (long) limit < total) {
            links.add(link(query, offset + (long) limit, limit, "next"));
        }
        if (offset > 0) {
            links.add(link(query, Math.max(0, offset - limit), limit, "prev"));
        }
        Response.ResponseBuilder answer = Response.fromResponse(page).header(TOTAL, total);
        if (!links.isEmpty()) {
            answer.header(HttpHeaders.LINK, String.join(", ", links));
        }
        return answer.build();
    }

    private static String link(Map<String, String> query, long offset, int limit, String relation) {
        String others = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
        return "<?%soffset=%d&limit=%d>; rel=\"%s\"".formatted(others, offset, limit, relation);
    }
}
