package io.pipstream.feed.archive;

import io.pipstream.feed.live.SourceAccess;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of a question. */
final class Query {

    private Query() {}

    /** @param path what stands after the base, with what a source or an operator named encoded */
    static URI address(SourceAccess access, String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return URI.create(access.base() + path + "?" + query);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
