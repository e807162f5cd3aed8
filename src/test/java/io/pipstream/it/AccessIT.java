package io.pipstream.it;

import static io.pipstream.it.StreamClient.type;
import static io.pipstream.it.Visitor.PASSWORD;
import static io.pipstream.it.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and who does not, on a real server without demo mode. */
@ArquillianTest
class AccessIT {

    private static final String PAPER = "/api/paper-trading/";
    private static final String ORDER = """
            {"pair":"EURUSD","order_type":"buy","entry_price":1.1001,"stop_loss":1.05,"lot_size":0.01}""";
    private static final AtomicInteger NAMES = new AtomicInteger();

    @ArquillianResource
    private URL server;

    @Deployment(testable = false)
    static WebArchive pipstream() {
        return Desk.archive(
                "access",
                Map.of(
                        "mp.jwt.verify.audiences",
                        SignedToken.AUDIENCE,
                        "mp.jwt.verify.issuer",
                        SignedToken.ISSUER,
                        "mp.jwt.verify.publickey",
                        SignedToken.publicKey(),
                        "pipstream.web.origins",
                        "https://chart.example",
                        "pipstream.access.failed-logins-per-user",
                        "12",
                        "pipstream.access.failed-logins-per-address",
                        "100000"));
    }

    private static String newName() {
        return "user" + NAMES.incrementAndGet();
    }

    private Visitor newTrader() throws Exception {
        return Visitor.registered(server, newName());
    }

    private static String account(Visitor visitor) throws Exception {
        return json(visitor.get("/api/accounts")).path(0).path("account").asText();
    }

    // without credentials

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/instruments",
                "/api/quotes",
                "/api/metrics",
                "/api/session",
                "/api/tokens",
                "/api/accounts",
                "/api/admin/users",
                "/api/admin/audit",
                "/api/admin/sockets",
                "/api/paper-trading/account/",
                "/api/paper-trading/trades/",
                "/api/paper-trading/trades/?account=user1",
                "/api/paper-trading/transactions/",
                "/api/paper-trading/mt/account/",
                "/api/paper-trading/trades/export.csv",
                "/api/;x=1/admin/users",
                "/api/admin;x=1/users;y=2",
                "//api//admin/users",
                "/api/admin/%75sers",
                "/api/./admin/users",
                "/api/x/../admin/users"
            })
    void nothingIsToldToWhoeverShowsNothing(String path) throws Exception {
        try (RawHttp raw = RawHttp.to(server)) {
            RawHttp.Answer answer = raw.send("GET", path, Map.of(), "");
            assertThat(answer.status()).as(answer.body()).isIn(400, 401, 404);
            if (answer.status() == 401) {
                assertThat(answer.header("www-authenticate")).startsWith("Bearer");
                assertThat(StreamClient.json(answer.body()).path("code").asText())
                        .isEqualTo("unauthenticated");
            }
            assertThat(answer.body()).doesNotContain("username");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/trading/", "/ws/trading", "/ws/prices/", "/ws/prices", "/ws/trading/?account=demo"})
    void aSocketWithoutCredentialsIsRefusedBeforeTheUpgrade(String path) throws Exception {
        assertThat(Visitor.anonymous(server).refusedSocket(path).statusCode()).isEqualTo(401);
    }

    @Test
    void thePageAndTheHealthAreThereForAll() throws Exception {
        Visitor anybody = Visitor.anonymous(server);
        assertThat(anybody.get("/").statusCode()).isEqualTo(200);
        assertThat(anybody.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(anybody.get("/openapi.yaml").statusCode()).isEqualTo(200);
    }

    // sessions

    @Test
    void aLogInSetsACookieThatScriptsAndOtherSitesDoNotGet() throws Exception {
        String name = newName();
        Visitor.registered(server, name);
        HttpResponse<String> answer = Visitor.anonymous(server).post("/api/session", Visitor.login(name, PASSWORD));

        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=Strict")
                .contains("Path=/");
        assertThat(cookie).doesNotContain("Secure"); // not over TLS here
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(json(answer).path("username").asText()).isEqualTo(name);
        assertThat(json(answer).path("accounts").path(0).path("account").asText())
                .isEqualTo(name);
    }

    @Test
    void aSessionThatSomebodyElseMadeUpIsNeverTakenOver() throws Exception {
        String name = newName();
        Visitor.registered(server, name);
        String planted = "pipstream_session=" + "A".repeat(43);
        HttpResponse<String> answer =
                Visitor.anonymous(server).with("Cookie", planted).post("/api/session", Visitor.login(name, PASSWORD));

        assertThat(Visitor.cookie(answer)).isNotEqualTo(planted);
        assertThat(Visitor.anonymous(server)
                        .with("Cookie", planted)
                        .get("/api/session")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"'',403", "wrong,403", "right,201"})
    void aChangeByASessionTakesItsNumber(String number, int expected) throws Exception {
        Visitor trader = newTrader();
        Visitor sent = number.equals("right") ? trader : trader.without("X-CSRF-Token");
        HttpResponse<String> answer = (number.equals("wrong") ? sent.with("X-CSRF-Token", "x") : sent)
                .post("/api/tokens", "{\"name\":\"bot\",\"scopes\":[\"read\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }

    @Test
    void theNumberOfAnotherSessionIsNoUse() throws Exception {
        Visitor one = newTrader();
        Visitor other = newTrader();
        assertThat(one.with("X-CSRF-Token", other.header("X-CSRF-Token"))
                        .post("/api/accounts", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void loggingOutClosesTheSocketsAndEndsTheSession() throws Exception {
        Visitor trader = newTrader();
        try (StreamClient trading = trader.socket("/ws/trading/");
                StreamClient prices = trader.socket("/ws/prices/")) {
            trading.next(type("connection"));
            prices.untilPong();

            assertThat(trader.delete("/api/session").statusCode()).isEqualTo(204);

            assertThat(trading.closeCode()).isEqualTo(4500);
            assertThat(prices.closeCode()).isEqualTo(4500);
        }
        assertThat(trader.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(trader.refusedSocket("/ws/trading/").statusCode()).isEqualTo(401);
    }

    @Test
    void anotherPasswordEndsEveryOtherSession() throws Exception {
        String name = newName();
        Visitor here = Visitor.registered(server, name);
        Visitor elsewhere = Visitor.loggedIn(server, name, PASSWORD);
        try (StreamClient socket = elsewhere.socket("/ws/trading/")) {
            socket.next(type("connection"));
            String change = "{\"current_password\":\"%s\",\"new_password\":\"%s\"}";
            assertThat(here.post("/api/session/password", change.formatted("not " + PASSWORD, "another good one"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(here.post("/api/session/password", change.formatted(PASSWORD, "another good one"))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(socket.closeCode()).isEqualTo(4500);
        }
        assertThat(elsewhere.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(here.get("/api/session").statusCode()).isEqualTo(200);
        assertThat(Visitor.anonymous(server)
                        .post("/api/session", Visitor.login(name, PASSWORD))
                        .statusCode())
                .isEqualTo(401);
        Visitor.loggedIn(server, name, "another good one");
    }

    @Test
    void failedLogInsTellNothingAndAreLimited() throws Exception {
        String name = newName();
        Visitor.registered(server, name);
        Visitor anybody = Visitor.anonymous(server);
        HttpResponse<String> wrongPassword = anybody.post("/api/session", Visitor.login(name, "wrong password"));
        HttpResponse<String> noUser = anybody.post("/api/session", Visitor.login("nobody" + name, "wrong password"));
        assertThat(wrongPassword.statusCode()).isEqualTo(401);
        assertThat(noUser.statusCode()).isEqualTo(401);
        assertThat(noUser.body()).isEqualTo(wrongPassword.body());
        assertThat(noUser.headers().map().keySet())
                .isEqualTo(wrongPassword.headers().map().keySet());

        HttpResponse<String> last = wrongPassword;
        HttpResponse<String> lastOfNobody = noUser;
        for (int more = 0; more < 12; more++) {
            last = anybody.post("/api/session", Visitor.login(name, "wrong password"));
            lastOfNobody = anybody.post("/api/session", Visitor.login("nobody" + name, "wrong password"));
        }
        for (HttpResponse<String> limited : List.of(last, lastOfNobody)) {
            assertThat(limited.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            limited.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 900);
        }
        assertThat(anybody.post("/api/session", Visitor.login(name, PASSWORD)).statusCode())
                .isEqualTo(429);
    }

    /** Both take a hash; without one an unknown name would be answered in a fraction of the time. */
    @Test
    void whetherThereIsAUserCannotBeToldByTime() throws Exception {
        String name = newName();
        Visitor.registered(server, name);
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int round = 0; round < 9; round++) {
            known = Math.min(known, timeOfFailure(name));
            unknown = Math.min(unknown, timeOfFailure("no" + name));
        }
        // the shortest of each, because other work only ever adds to it
        assertThat((double) unknown / known).isBetween(0.4, 2.5);
    }

    private long timeOfFailure(String name) throws Exception {
        long begun = System.nanoTime();
        Visitor.anonymous(server).post("/api/session", Visitor.login(name, "wrong password"));
        return System.nanoTime() - begun;
    }

    // tokens

    @Test
    void aTokenDoesWhatItsScopesSayAndNoMore() throws Exception {
        Visitor feeder = Desk.at(server).feeder();
        Desk.quote(feeder, "EURUSD", "1.10000", "1.10010");
        Visitor trader = newTrader();
        Visitor reads = trader.bot("\"read\"");
        Visitor trades = trader.bot("\"read\",\"trade\"");

        assertThat(reads.get(PAPER + "account/").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = reads.post(PAPER + "trades/execute/", ORDER);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("code").asText()).isEqualTo("forbidden");
        assertThat(trades.post(PAPER + "trades/execute/", ORDER).statusCode()).isEqualTo(201);
        assertThat(trades.post("/api/quotes", "{\"symbol\":\"EURUSD\",\"bid\":2,\"ask\":2}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(trades.post("/api/tokens", "{\"name\":\"more\",\"scopes\":[\"read\"]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(trader.post("/api/tokens", "{\"name\":\"more\",\"scopes\":[\"admin\"]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(feeder.get(PAPER + "account/").statusCode()).isEqualTo(403);
        assertThat(feeder.refusedSocket("/ws/prices/").statusCode()).isEqualTo(403);
        assertThat(trades.get("/api/admin/users").statusCode()).isEqualTo(403);
        assertThat(trades.get("/api/metrics").statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenIsShownOnceAndEndsWithItsSockets() throws Exception {
        Visitor trader = newTrader();
        JsonNode issued = trader.token("\"read\"");
        String secret = issued.path("token").asText();
        assertThat(secret).matches("pst_[A-Za-z0-9_-]{43}");
        Visitor bot = Visitor.anonymous(server).with("Authorization", "Bearer " + secret);
        try (StreamClient socket = bot.socket("/ws/trading/");
                StreamClient other = trader.socket("/ws/trading/")) {
            socket.next(type("connection"));
            other.next(type("connection"));
            assertThat(trader.get("/api/tokens").body())
                    .doesNotContain(secret)
                    .contains(issued.path("id").asText());

            assertThat(trader.delete("/api/tokens/" + issued.path("id").asText())
                            .statusCode())
                    .isEqualTo(204);

            assertThat(socket.closeCode()).isEqualTo(4500);
            assertThat(other.untilPong()).isNotNull(); // the session's own goes on
        }
        HttpResponse<String> after = bot.get(PAPER + "account/");
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(after.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
        assertThat(bot.refusedSocket("/ws/trading/").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenThatExpiresTakesItsSocketsAlong() throws Exception {
        Visitor trader = newTrader();
        HttpResponse<String> issued =
                trader.post("/api/tokens", "{\"name\":\"short\",\"scopes\":[\"read\"],\"expires_in\":2}");
        Visitor bot = Visitor.anonymous(server)
                .with("Authorization", "Bearer " + json(issued).path("token").asText());
        try (StreamClient socket = bot.socket("/ws/prices/")) {
            assertThat(socket.closeCode()).isEqualTo(4500);
        }
        assertThat(bot.get("/api/quotes").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer pst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer x.y.z",
                "Bearer ",
                "Bearer",
                "Basic YWRtaW46YWRtaW4=",
                "bearer pst_' OR '1'='1",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."
            })
    void whatIsNoTokenIsRefused(String header) throws Exception {
        Visitor stranger = Visitor.anonymous(server).with("Authorization", header);
        assertThat(stranger.get("/api/quotes").statusCode()).isEqualTo(401);
        assertThat(stranger.refusedSocket("/ws/prices/").statusCode()).isEqualTo(401);
    }

    /** Idempotency is each token's own: another bot's order of the same name is another order. */
    @Test
    void namesOfOrdersAreEachTokensOwn() throws Exception {
        Desk.quote(Desk.at(server).feeder(), "EURUSD", "1.10000", "1.10010");
        Visitor trader = newTrader();
        Visitor one = trader.bot("\"read\",\"trade\"").with("Idempotency-Key", "first");
        Visitor other = trader.bot("\"read\",\"trade\"").with("Idempotency-Key", "first");

        JsonNode first = json(one.post(PAPER + "trades/execute/", ORDER));
        HttpResponse<String> again = one.post(PAPER + "trades/execute/", ORDER);
        JsonNode others = json(other.post(PAPER + "trades/execute/", ORDER));

        assertThat(json(again).path("id")).isEqualTo(first.path("id"));
        assertThat(again.headers().firstValue("Idempotent-Replay")).isPresent();
        assertThat(others.path("id").asLong()).isGreaterThan(first.path("id").asLong());
    }

    // tokens of another issuer

    @Test
    void whomTheTrustedIssuerSignedForIsAUserHere() throws Exception {
        Visitor signed = signed(SignedToken.of("it-1", "trader").name("dora").text());
        assertThat(json(signed.get("/api/session")).path("credential").asText()).isEqualTo("jwt");
        HttpResponse<String> opened = signed.post("/api/accounts", "{}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        try (StreamClient socket = signed.socket("/ws/trading/")) {
            assertThat(socket.next(type("connection")).path("account").asText())
                    .isEqualTo(json(opened).path("account").asText());
            assertThat(signed.get("/api/admin/users").statusCode()).isEqualTo(403);

            Visitor administrator = Desk.at(server).administrator();
            assertThat(administrator
                            .send("PATCH", "/api/admin/users/dora", "{\"enabled\":false}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(socket.closeCode()).isEqualTo(4500);
        }
        assertThat(signed.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void whatTheTrustedIssuerDidNotSignForUsNowAdmitsNobody() throws Exception {
        for (String token : List.of(
                SignedToken.of("it-2", "admin").by("https://other.example").text(),
                SignedToken.of("it-2", "admin").to("another application").text(),
                SignedToken.of("it-2", "admin").ago(Duration.ofHours(2)).text(),
                SignedToken.of("it-2", "admin").byAnotherKey().text())) {
            assertThat(signed(token).get("/api/session").statusCode()).isEqualTo(401);
            assertThat(signed(token).refusedSocket("/ws/prices/").statusCode()).isEqualTo(401);
        }
    }

    private Visitor signed(String token) {
        return Visitor.anonymous(server).with("Authorization", "Bearer " + token);
    }

    // tickets

    @Test
    void aTicketOpensOneSocketFromItsOwnOrigin() throws Exception {
        Visitor bot = newTrader().bot("\"read\"");
        String path = "/ws/trading/?ticket=" + ticket(bot, "{\"origin\":\"https://chart.example\"}");
        Visitor page = Visitor.anonymous(server).with("Origin", "https://chart.example");
        try (StreamClient socket = page.socket(path)) {
            assertThat(socket.next(type("connection")).hasNonNull("account")).isTrue();
            assertThat(page.refusedSocket(path).statusCode()).as("used twice").isEqualTo(401);
        }
    }

    @Test
    void aStolenTicketIsNoUseElsewhereAndThenNowhere() throws Exception {
        Visitor bot = newTrader().bot("\"read\"");
        String path = "/ws/trading/?ticket=" + ticket(bot, "{\"origin\":\"https://chart.example\"}");
        assertThat(Visitor.anonymous(server).refusedSocket(path).statusCode()).isEqualTo(401);
        assertThat(Visitor.anonymous(server)
                        .with("Origin", "https://chart.example")
                        .refusedSocket(path)
                        .statusCode())
                .isEqualTo(401);
        assertThat(Visitor.anonymous(server)
                        .get("/api/quotes?ticket=" + ticket(bot, ""))
                        .statusCode())
                .as("a ticket is for sockets only")
                .isEqualTo(401);
    }

    @Test
    void aTicketOfAnEndedTokenIsNoUse() throws Exception {
        Visitor trader = newTrader();
        JsonNode token = trader.token("\"read\"");
        Visitor bot = Visitor.anonymous(server)
                .with("Authorization", "Bearer " + token.path("token").asText());
        String path = "/ws/prices/?ticket=" + ticket(bot, "");
        trader.delete("/api/tokens/" + token.path("id").asText());
        assertThat(Visitor.anonymous(server).refusedSocket(path).statusCode()).isEqualTo(401);
    }

    private static String ticket(Visitor bot, String body) throws Exception {
        HttpResponse<String> issued = bot.post("/api/tickets", body.isEmpty() ? "{}" : body);
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        return json(issued).path("ticket").asText();
    }

    // origins

    @ParameterizedTest
    @CsvSource({
        "https://evil.example,403",
        "null,403",
        "https://chart.example.evil.example,403",
        "https://evil.example/https://chart.example,403",
        "http://chart.example,403",
        "https://chart.example,101",
        "own,101"
    })
    void aPageOfAnotherSiteCannotOpenASocketWithItsVisitorsSession(String origin, int expected) throws Exception {
        String own = "http://%s:%d".formatted(server.getHost(), server.getPort());
        Visitor victim = newTrader().with("Origin", origin.equals("own") ? own : origin);
        if (expected == 101) {
            try (StreamClient socket = victim.socket("/ws/trading/")) {
                socket.next(type("connection"));
            }
        } else {
            assertThat(victim.refusedSocket("/ws/trading/").statusCode()).isEqualTo(expected);
            assertThat(victim.post("/api/accounts", "{}").statusCode()).isEqualTo(expected);
        }
    }

    // accounts

    @Test
    void whatBelongsToOthersIsNotThere() throws Exception {
        Desk.quote(Desk.at(server).feeder(), "EURUSD", "1.10000", "1.10010");
        Visitor owner = newTrader();
        String account = account(owner);
        long trade =
                json(owner.post(PAPER + "trades/execute/", ORDER)).path("id").asLong();
        Visitor other = newTrader();

        for (String path : List.of(
                "account/",
                "trades/",
                "trades/" + trade + "/",
                "transactions/",
                "orders/",
                "trades/performance/",
                "trades/equity_curve/",
                "trades/breakdown/",
                "metrics/",
                "mt/account/",
                "mt/positions/",
                "trades/export.csv",
                "trades/open_positions/",
                "trades/" + trade + "/explain/")) {
            HttpResponse<String> theirs = other.get(PAPER + path + "?account=" + account);
            HttpResponse<String> nobodys = other.get(PAPER + path + "?account=no-such-account");
            assertThat(theirs.statusCode()).as(path).isEqualTo(404);
            assertThat(theirs.body().replace(account, "X"))
                    .as(path)
                    .isEqualTo(nobodys.body().replace("no-such-account", "X"));
        }
        assertThat(other.get(PAPER + "trades/" + trade + "/").statusCode()).isEqualTo(404);
        assertThat(other.post(PAPER + "trades/" + trade + "/close/?account=" + account, "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.post(PAPER + "trades/close_all/?account=" + account, "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.post(PAPER + "account/reset/?account=" + account, "{}").statusCode())
                .isEqualTo(404);
        for (String name : List.of(account, "no-such-account", "'%20OR%201=1--", "..%2f..%2f")) {
            try (StreamClient socket = other.socket("/ws/trading/?account=" + name)) {
                assertThat(socket.closeCode()).as(name).isEqualTo(4501);
            }
        }
        assertThat(owner.get(PAPER + "trades/" + trade + "/").statusCode()).isEqualTo(200);
    }

    @Test
    void aSharedAccountIsReadAndHeardUntilItIsTakenBack() throws Exception {
        Desk.quote(Desk.at(server).feeder(), "EURUSD", "1.10000", "1.10010");
        Visitor owner = newTrader();
        String account = account(owner);
        String guestName = newName();
        Visitor guest = Visitor.registered(server, guestName);
        assertThat(owner.post("/api/accounts/" + account + "/shares", "{\"username\":\"" + guestName + "\"}")
                        .statusCode())
                .isEqualTo(201);

        assertThat(guest.get(PAPER + "account/?account=" + account).statusCode())
                .isEqualTo(200);
        assertThat(guest.post(PAPER + "trades/execute/?account=" + account, ORDER)
                        .statusCode())
                .isEqualTo(403);
        assertThat(guest.post("/api/accounts/" + account + "/shares", "{\"username\":\"admin\"}")
                        .statusCode())
                .isEqualTo(404);
        try (StreamClient shared = guest.socket("/ws/trading/?account=" + account);
                StreamClient own = guest.socket("/ws/trading/")) {
            shared.next(type("connection"));
            own.next(type("connection"));
            owner.post(PAPER + "trades/execute/", ORDER);
            assertThat(shared.next(type("trade_execution")).path("account").asText())
                    .isEqualTo(account);

            assertThat(owner.delete("/api/accounts/" + account + "/shares/" + guestName)
                            .statusCode())
                    .isEqualTo(204);

            assertThat(shared.closeCode()).isEqualTo(4500);
            assertThat(own.untilPong()).filteredOn(type("trade_execution")).isEmpty();
        }
        assertThat(guest.get(PAPER + "account/?account=" + account).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aUserMayOpenFurtherAccounts() throws Exception {
        Visitor trader = newTrader();
        HttpResponse<String> opened =
                trader.post("/api/accounts", "{\"currency\":\"EUR\",\"profile\":\"US\",\"balance\":5000}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String second = json(opened).path("account").asText();

        JsonNode terms = json(trader.get(PAPER + "account/?account=" + second));
        assertThat(terms.path("currency").asText()).isEqualTo("EUR");
        assertThat(terms.path("balance").decimalValue()).isEqualByComparingTo("5000");
        assertThat(json(trader.get("/api/accounts"))).hasSize(2);
        try (StreamClient socket = trader.socket("/ws/trading/?account=" + second)) {
            assertThat(socket.next(type("connection")).path("account").asText()).isEqualTo(second);
        }
    }

    // administration

    @Test
    void anAdministratorSeesAndClosesSocketsAndTheAuditTellsIt() throws Exception {
        Visitor administrator = Desk.at(server).administrator();
        String name = newName();
        Visitor trader = Visitor.registered(server, name);
        try (StreamClient socket = trader.socket("/ws/trading/")) {
            socket.next(type("connection"));
            JsonNode seen = json(administrator.get("/api/admin/sockets?user=" + name));
            assertThat(seen.toString()).contains(name).contains("127.0.0.1");
            String id = (seen.isArray() ? seen : seen.path("sockets"))
                    .path(0)
                    .path("id")
                    .asText();

            assertThat(administrator.delete("/api/admin/sockets/" + id).statusCode())
                    .isEqualTo(204);

            assertThat(socket.closeCode()).isBetween(4500, 4999);
        }
        JsonNode audit = json(administrator.get("/api/admin/audit?limit=1000"));
        assertThat(audit).extracting(entry -> entry.path("act").asText()).contains("socket.close", "user.register");
        assertThat(json(administrator.get("/api/admin/audit?act=login&actor=" + name)))
                .allMatch(entry -> entry.path("address").asText().equals("127.0.0.1"))
                .isNotEmpty();
        assertThat(audit.toString()).doesNotContain(PASSWORD).doesNotContain("pst_");
    }

    @Test
    void ordersAreInTheAudit() throws Exception {
        Desk.quote(Desk.at(server).feeder(), "EURUSD", "1.10000", "1.10010");
        String name = newName();
        Visitor trader = Visitor.registered(server, name);
        assertThat(trader.post(PAPER + "trades/execute/", ORDER).statusCode()).isEqualTo(201);

        JsonNode entries = json(Desk.at(server).administrator().get("/api/admin/audit?act=order.place&actor=" + name));
        assertThat(entries).hasSize(1);
        assertThat(entries.path(0).path("subject").asText()).isEqualTo(name);
    }

    @Test
    void whoIsShutOutIsOutAtOnce() throws Exception {
        Visitor administrator = Desk.at(server).administrator();
        String name = newName();
        Visitor trader = Visitor.registered(server, name);
        Visitor bot = trader.bot("\"read\"");
        try (StreamClient socket = bot.socket("/ws/trading/")) {
            socket.next(type("connection"));
            assertThat(administrator
                            .send("PATCH", "/api/admin/users/" + name, "{\"enabled\":false}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(socket.closeCode()).isEqualTo(4500);
        }
        assertThat(bot.get("/api/quotes").statusCode()).isEqualTo(401);
        assertThat(trader.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(Visitor.anonymous(server)
                        .post("/api/session", Visitor.login(name, PASSWORD))
                        .statusCode())
                .isEqualTo(401);
    }

    // what is sent in

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x' OR '1'='1",
                "x'; DROP TABLE app_user; --",
                "x\\" + "u0000",
                "admin\\" + "r\\" + "nSet-Cookie: a=b",
                "%00",
                "\\" + "u202e"
            })
    void textsAreDataWhateverTheySay(String text) throws Exception {
        Visitor anybody = Visitor.anonymous(server);
        HttpResponse<String> login = anybody.post("/api/session", Visitor.login(text, PASSWORD));
        assertThat(login.statusCode()).as(login.body()).isIn(400, 401);
        assertThat(login.headers().firstValue("Set-Cookie")).isEmpty();
        HttpResponse<String> registered = anybody.post("/api/users", Visitor.login(text, PASSWORD));
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(400);
        Desk.at(server).administrator(); // still there
    }

    @Test
    void bodiesThatAreTooLongOrTooDeepAreRefused() throws Exception {
        Visitor trader = newTrader();
        String deep = "[".repeat(2_000) + "]".repeat(2_000);
        assertThat(trader.post("/api/tokens", deep).statusCode()).isEqualTo(400);
        assertThat(trader.post("/api/session", deep).statusCode()).isEqualTo(400);
        assertThat(trader.post("/api/users", "{\"username\":\"" + "a".repeat(100_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(trader.post(PAPER + "orders/", " ".repeat(100_000)).statusCode())
                .isEqualTo(413);
        try (StreamClient socket = trader.socket("/ws/trading/")) {
            socket.next(type("connection"));
            socket.send(deep);
            assertThat(socket.next(type("error")).path("code").asText()).isEqualTo("invalid_json");
        }
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() throws Exception {
        HttpResponse<String> page = Visitor.anonymous(server).get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).isPresent();
        HttpResponse<String> refused = Visitor.anonymous(server).get("/api/quotes");
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void pagesOfAListedOriginMayAskWithATokenAndNeverWithACookie() throws Exception {
        HttpResponse<String> preflight = Visitor.anonymous(server)
                .with("Origin", "https://chart.example")
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization, content-type")
                .send("OPTIONS", "/api/tickets", "");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://chart.example");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        HttpResponse<String> stranger = Visitor.anonymous(server)
                .with("Origin", "https://evil.example")
                .with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "/api/tickets", "");
        assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theLastSecondsOfAnEndedSessionAreNotRemembered() throws Exception {
        Visitor trader = newTrader();
        assertThat(trader.get("/api/session").statusCode()).isEqualTo(200); // remembered now
        trader.delete("/api/session");
        await().during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> trader.get("/api/session").statusCode() == 401);
    }
}
