package io.pipstream.ops;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets browsers keep the page's files for as long as they stay what they are, by a tag of what is in them. The servers would go by
 * the time of the file, and in a WAR that is built reproducibly all files of all releases are of the same time: half of the old
 * page would stay beside half of the new one. The last filter, as {@code web.xml} has it.
 */
public class PageFiles extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Of files that exist, each under one name, so there are as many as the WAR has. */
    private final transient Map<String, FileTag> tags = new ConcurrentHashMap<>();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        FileTag tag = tag(request);
        if (tag == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("ETag", tag.value());
        response.setHeader("Vary", "Accept-Encoding");
        if (tag.isAmong(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            chain.doFilter(new Whole(request), new Tagged(response));
        }
    }

    private @Nullable FileTag tag(HttpServletRequest request) throws IOException {
        String method = request.getMethod();
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!isPage(path) || !(method.equals("GET") || method.equals("HEAD"))) {
            return null;
        }
        String file = path.equals("/") ? "/index.html" : path;
        FileTag known = tags.get(file);
        if (known != null) {
            return known;
        }
        try (InputStream content = request.getServletContext().getResourceAsStream(file)) {
            if (content == null) {
                return null;
            }
            FileTag tag = FileTag.of(content);
            tags.put(file, tag);
            return tag;
        }
    }

    private static boolean isPage(String path) {
        boolean entry = path.equals("/") || path.equals("/index.html") || path.equals("/login.html");
        boolean part = path.startsWith("/page/") || path.startsWith("/lib/");
        return entry || (part && !path.endsWith("/") && !path.contains("//"));
    }

    /**
     * The server is not to judge by a time, and to send no part: whoever asks for the rest of a file, if it is still the same
     * ({@code If-Range}), would get the end of another.
     */
    private static final class Whole extends HttpServletRequestWrapper {

        Whole(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isJudged(name) ? null : super.getHeader(name);
        }

        @Override
        public long getDateHeader(String name) {
            return isJudged(name) ? -1 : super.getDateHeader(name);
        }

        private static boolean isJudged(String name) {
            return name.regionMatches(true, 0, "If-", 0, 3) || name.equalsIgnoreCase("Range");
        }
    }

    /** Keeps the tag that was set, and a time out of it. */
    private static final class Tagged extends HttpServletResponseWrapper {

        Tagged(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            if (!isValidator(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, @Nullable String value) {
            if (!isValidator(name)) {
                super.addHeader(name, value);
            }
        }

        @Override
        public void setDateHeader(String name, long date) {
            if (!isValidator(name)) {
                super.setDateHeader(name, date);
            }
        }

        @Override
        public void addDateHeader(String name, long date) {
            if (!isValidator(name)) {
                super.addDateHeader(name, date);
            }
        }

        private static boolean isValidator(String name) {
            return name.equalsIgnoreCase("ETag") || name.equalsIgnoreCase("Last-Modified");
        }
    }
}
