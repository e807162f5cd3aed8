package io.pipstream.it;

import static io.pipstream.it.StreamClient.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * A hundred thousand inputs that nobody should send, drawn from a seed, to every path there is and to both sockets: no answer
 * is a failure of the server, none tells how it is made, and a neighbour's socket hears none of it.
 */
@ArquillianTest
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 60_000);
    private static final int MESSAGES = Integer.getInteger("fuzz.messages", 40_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_125L);
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final int CONNECTIONS = 4;
    private static final int MESSAGES_OF_A_SOCKET = 500;

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return Desk.archive(
                "fuzz",
                Map.of(
                        "pipstream.access.password-iterations", "1024",
                        "pipstream.access.requests-per-second", "100000",
                        "pipstream.access.handshakes-per-minute", "1000000",
                        "pipstream.access.failed-logins-per-address", "1000000",
                        "pipstream.access.failed-logins-per-user", "1000000",
                        "pipstream.access.wrong-credentials-per-address", "1000000",
                        "pipstream.access.registrations-per-address", "1000000",
                        "pipstream.stream.messages-per-second", "100000",
                        "pipstream.stream.messages-per-second-per-user", "1000000"));
    }

    @Test
    void whateverIsSentNothingBreaksAndNobodyElseNotices() throws Exception {
        Visitor administrator = Desk.at(server).administrator();
        Visitor neighbour = Visitor.registered(server, "neighbour");
        List<String> credentials = credentials(administrator);
        try (StreamClient listening = neighbour.socket("/ws/trading/")) {
            long before = listening.next(type("connection")).path("seq").asLong();

            Map<Integer, Integer> answers = requests(credentials);
            messages(credentials.get(0));

            assertThat(answers.keySet()).allMatch(status -> status < 500);
            assertThat(answers.keySet()).contains(200, 201, 400, 401, 403, 404, 405, 422);
            assertThat(listening.untilPong())
                    .noneMatch(
                            message -> message.has("seq") && !type("heartbeat").test(message));
            assertThat(StreamClient.json(neighbour
                                    .get("/api/paper-trading/transactions/")
                                    .body())
                            .path("last")
                            .asLong())
                    .isEqualTo(before);
        }
    }

    /** Of a trader, a feeder and an administrator; and some that are none. */
    private List<String> credentials(Visitor administrator) throws Exception {
        List<String> headers = new ArrayList<>();
        headers.add(
                Visitor.registered(server, "fuzzer").bot("\"read\",\"trade\"").header("Authorization"));
        headers.add(Desk.at(server).feeder().header("Authorization"));
        headers.add(administrator.bot("\"read\",\"admin\",\"metrics\"").header("Authorization"));
        headers.add("Bearer pst_" + "x".repeat(43));
        headers.add("");
        return headers;
    }

    private Map<Integer, Integer> requests(List<String> credentials) throws Exception {
        List<String> operations = operations();
        List<Callable<Map<Integer, Integer>>> work = new ArrayList<>();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            long seed = SEED + connection;
            work.add(() -> requests(new Garbage(seed), operations, credentials));
        }
        Map<Integer, Integer> all = new TreeMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            for (Future<Map<Integer, Integer>> done : pool.invokeAll(work, 8, TimeUnit.MINUTES)) {
                done.get().forEach((status, count) -> all.merge(status, count, Integer::sum));
            }
        } finally {
            pool.shutdownNow();
        }
        return all;
    }

    /** Methods and paths, as the server itself describes them. */
    private List<String> operations() throws Exception {
        Map<String, Map<String, Map<String, Object>>> description =
                new Yaml().load(Visitor.anonymous(server).get("/openapi.yaml").body());
        List<String> operations = new ArrayList<>();
        description
                .get("paths")
                .forEach((path, methods) -> methods.keySet().stream()
                        .filter(method ->
                                List.of("get", "post", "put", "patch", "delete").contains(method))
                        .forEach(method -> operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        assertThat(operations).hasSizeGreaterThan(40);
        return operations;
    }

    private Map<Integer, Integer> requests(Garbage garbage, List<String> operations, List<String> credentials)
            throws Exception {
        Map<Integer, Integer> answers = new HashMap<>();
        try (RawHttp connection = RawHttp.to(server)) {
            for (int number = 0; number < REQUESTS / CONNECTIONS; number++) {
                String operation = garbage.among(operations);
                String described = operation.substring(0, operation.indexOf(' '));
                String method = garbage.once(30) ? garbage.among(METHODS) : described;
                String path = garbage.path(operation.substring(operation.indexOf(' ') + 1));
                String body = method.equals("GET") ? "" : garbage.body();
                Map<String, String> headers = garbage.headers(garbage.among(credentials));
                RawHttp.Answer answer = connection.send(method, path, headers, body);
                answers.merge(answer.status(), 1, Integer::sum);
                String sent = "%s %s %s %s".formatted(method, path, headers, body);
                assertThat(answer.status()).as("%s: %s", sent, answer.body()).isLessThan(500);
                assertThat(answer.body())
                        .as(sent)
                        .doesNotContain("Exception", "\tat ", "io.pipstream", "jakarta.", "org.jboss", "glassfish");
            }
        }
        return answers;
    }

    /** Half of them to each endpoint. A socket may be closed for what it sent; then comes the next one. */
    private void messages(String authorization) throws Exception {
        Garbage garbage = new Garbage(SEED);
        HttpClient client = HttpClient.newHttpClient();
        for (int sent = 0; sent < MESSAGES; sent += MESSAGES_OF_A_SOCKET) {
            String path = sent / MESSAGES_OF_A_SOCKET % 2 == 0 ? "/ws/trading/" : "/ws/prices/";
            WebSocket socket = client.newWebSocketBuilder()
                    .header("Authorization", authorization)
                    .buildAsync(
                            URI.create("ws://%s:%d%s".formatted(server.getHost(), server.getPort(), path)),
                            new WebSocket.Listener() {})
                    .get(20, TimeUnit.SECONDS);
            socket.request(Long.MAX_VALUE);
            try {
                for (int number = 0; number < MESSAGES_OF_A_SOCKET && !socket.isOutputClosed(); number++) {
                    if (garbage.once(20)) {
                        boolean whole = garbage.once(2);
                        socket.sendBinary(ByteBuffer.wrap(garbage.bytes()), whole)
                                .get(20, TimeUnit.SECONDS);
                        if (!whole) {
                            break; // and leave in the middle of a message
                        }
                    } else {
                        socket.sendText(garbage.message(), true).get(20, TimeUnit.SECONDS);
                    }
                }
            } catch (java.util.concurrent.ExecutionException closedMeanwhile) {
                assertThat(closedMeanwhile).hasCauseInstanceOf(java.io.IOException.class);
            } finally {
                socket.abort();
            }
        }
    }

    /** What there is to send: wrong, extreme, nested, cut off. */
    private static final class Garbage {

        private static final List<String> WORDS = List.of(
                "EURUSD",
                "buy",
                "sell",
                "1",
                "-1",
                "0",
                "1e400",
                "NaN",
                "null",
                "true",
                "demo",
                "neighbour",
                "' OR 1=1 --",
                "<script>",
                "${jndi:ldap://127.0.0.1/x}",
                "../../etc/passwd",
                "\u0000",
                "\ud83d\ude00",
                "9223372036854775808",
                "1.100000000000000000000000000000000000000000001",
                "2026-13-45T99:99:99Z",
                "\\",
                "\"",
                "\n",
                "a".repeat(300));

        /** Payara answers these, encoded in a path, by itself, with 500, before the application sees them. */
        private static final String PAYARAS = "\u0000/\\";

        private static final List<String> SEGMENTS = WORDS.stream()
                .filter(word -> word.chars().noneMatch(each -> PAYARAS.indexOf(each) >= 0))
                .toList();

        private static final List<String> NAMES = List.of(
                "type",
                "action",
                "symbols",
                "symbol",
                "pair",
                "id",
                "interval_ms",
                "batch",
                "epoch",
                "after",
                "order_type",
                "side",
                "units",
                "lot_size",
                "entry_price",
                "stop_loss",
                "take_profit_1",
                "bid",
                "ask",
                "time",
                "prices",
                "username",
                "password",
                "roles",
                "scopes",
                "name",
                "expires_in",
                "origin",
                "balance",
                "currency",
                "profile",
                "realism",
                "client_order_id",
                "enabled",
                "direction",
                "confidence",
                "auto_execute",
                "reason",
                "trailing_stop_pips",
                "");
        private static final List<String> VERBS = List.of("subscribe", "unsubscribe", "ping", "resume", "dance", "");

        private final Random random;

        Garbage(long seed) {
            random = new Random(seed);
        }

        <T> T among(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        boolean once(int in) {
            return random.nextInt(in) == 0;
        }

        String path(String template) {
            // an administrator who shuts the neighbour out is no malformed input
            List<String> inPath =
                    template.startsWith("/api/admin/") ? List.of("nobody", "' OR 1=1 --", "%00") : SEGMENTS;
            StringBuilder path = new StringBuilder();
            for (String segment : template.split("/", -1)) {
                if (!path.isEmpty() || !segment.isEmpty()) {
                    path.append('/').append(segment.startsWith("{") ? encoded(among(inPath)) : segment);
                }
            }
            if (once(10)) {
                path.append('/');
            }
            for (int parameters = random.nextInt(4); parameters > 0; parameters--) {
                path.append(path.indexOf("?") < 0 ? '?' : '&')
                        .append(encoded(among(NAMES)))
                        .append('=')
                        .append(encoded(among(WORDS)));
            }
            return path.toString();
        }

        private static String encoded(String text) {
            return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        Map<String, String> headers(String authorization) {
            Map<String, String> headers = new TreeMap<>();
            if (!authorization.isEmpty()) {
                headers.put("Authorization", authorization);
            }
            if (once(20)) {
                headers.put("Idempotency-Key", printable(among(WORDS)));
            }
            if (once(20)) {
                headers.put("Accept", printable(among(WORDS)));
            }
            if (once(20)) {
                headers.put("X-Forwarded-For", printable(among(WORDS)));
            }
            if (once(50)) {
                headers.put("Cookie", "pipstream_session=" + Base64.getEncoder().encodeToString(bytes()));
            }
            return headers;
        }

        private static String printable(String text) {
            return text.replaceAll("[^ -~]", "?");
        }

        String body() {
            return once(10) ? cut(json(0)) : json(0);
        }

        String message() {
            if (once(3)) {
                return body();
            }
            return "{\"type\":\"%s\",\"symbols\":%s,%s:%s}"
                    .formatted(among(VERBS), json(0), text(among(NAMES)), json(0));
        }

        byte[] bytes() {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }

        private String cut(String text) {
            return text.substring(0, random.nextInt(text.length() + 1));
        }

        private String json(int depth) {
            int kind = random.nextInt(depth > 20 ? 4 : 7);
            return switch (kind) {
                case 0 -> text(among(WORDS));
                case 1 -> Long.toString(random.nextLong());
                case 2 -> once(2) ? "1E" + random.nextInt(2_000_000) : Double.toString(random.nextGaussian());
                case 3 -> among(List.of("null", "true", "false", "{}", "[]", "NaN", "'", "{\"a\":1,\"a\":2}"));
                case 4 -> "[" + json(depth + 1) + "," + json(depth + 1) + "]";
                default ->
                    "{" + text(among(NAMES)) + ":" + json(depth + 1) + "," + text(among(NAMES)) + ":" + json(depth + 2)
                            + "}";
            };
        }

        private static String text(String plain) {
            return "\""
                    + plain.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\u0000", "\\u0000")
                    + "\"";
        }
    }
}
