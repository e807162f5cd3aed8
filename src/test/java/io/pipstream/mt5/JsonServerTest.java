package io.pipstream.mt5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.access.Role;
import io.pipstream.access.Scope;
import io.pipstream.access.User;
import io.pipstream.platform.FakeNanoClock;
import io.pipstream.platform.SettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZMQ.Curve;

@Timeout(60)
class JsonServerTest {

    private static final String PRICE = "{'action':'GET_PRICE','symbol':'EURUSD'}";
    private static final String BUY = "{'action':'ORDER','id':%s,'symbol':'EURUSD','type':'buy','volume':0.01}";

    @Test
    void pricesHaveTheShapeThatProgramsKnow() {
        try (Bridge bridge = Bridge.with(Map.of());
                Client client = Client.request(bridge)) {
            assertThat(client.ask(PRICE))
                    .hasToString(
                            "{\"success\":true,\"data\":{\"bid\":1.10000,\"ask\":1.10010,\"time\":\"2026-01-15T12:00:00Z\"}}");
            assertThat(client.ask("{'action':'GET_PRICE','symbol':'XXXYYY','id':7}"))
                    .hasToString(
                            "{\"success\":false,\"id\":7,\"error\":\"Unknown instrument: XXXYYY\",\"code\":\"unknown_symbol\"}");
            assertThat(client.ask("{'action':'GET_PRICE','symbol':'GBPUSD'}")
                            .path("code")
                            .asText())
                    .isEqualTo("no_price");
            assertThat(client.ask("{'action':'PING','id':'p'}"))
                    .hasToString("{\"success\":true,\"id\":\"p\",\"data\":null}");
        }
    }

    @Test
    void barsHaveTheShapeThatProgramsKnow() {
        try (Bridge bridge = Bridge.with(Map.of());
                Client client = Client.request(bridge)) {
            bridge.quote("EURUSD", "1.10000", "1.10010", Instant.parse("2026-01-15T12:00:00Z"));
            bridge.quote("EURUSD", "1.10200", "1.10210", Instant.parse("2026-01-15T12:30:00Z"));
            bridge.quote("EURUSD", "1.10100", "1.10110", Instant.parse("2026-01-15T13:30:00Z"));

            assertThat(client.ask("{'action':'GET_BARS','symbol':'EURUSD','timeframe':'H1','count':2}"))
                    .hasToString("{\"success\":true,\"data\":["
                            + "{\"timestamp\":\"2026-01-15T12:00:00Z\",\"open\":1.10000,\"high\":1.10200,\"low\":1.10000,"
                            + "\"close\":1.10200,\"volume\":2},"
                            + "{\"timestamp\":\"2026-01-15T13:00:00Z\",\"open\":1.10100,\"high\":1.10100,\"low\":1.10100,"
                            + "\"close\":1.10100,\"volume\":1}]}");
            for (Timeframe timeframe : Timeframe.values()) {
                JsonNode answer = client.ask("{'action':'GET_BARS','symbol':'EURUSD','timeframe':'" + timeframe + "'}");
                assertThat(answer.path("data")).as(timeframe.name()).isNotEmpty();
            }
            for (String wrong : List.of("'timeframe':'M2'", "'count':5", "'timeframe':'H1','count':1001")) {
                assertThat(client.ask("{'action':'GET_BARS','symbol':'EURUSD'," + wrong + "}")
                                .path("code")
                                .asText())
                        .isEqualTo("invalid_fields");
            }
        }
    }

    @Test
    void anAccountIsTradedFromBeginningToEnd() {
        try (Bridge bridge = Bridge.with(Map.of());
                Client client = Client.dealer(bridge)) {
            JsonNode bought = client.ask("{'action':'ORDER','id':'a','symbol':'EURUSD','type':'buy','volume':0.1,"
                            + "'sl':1.09,'tp':1.12,'magic':42,'comment':'first'}")
                    .path("data");
            long ticket = bought.path("ticket").asLong();
            assertThat(bought.path("price").decimalValue()).isEqualByComparingTo("1.10010");
            assertThat(bought.path("status").asText()).isEqualTo("filled");

            JsonNode position =
                    client.ask("{'action':'POSITIONS'}").path("data").path(0);
            assertThat(position.path("ticket").asLong()).isEqualTo(ticket);
            assertThat(position.path("magic").asLong()).isEqualTo(42);
            assertThat(position.path("comment").asText()).isEqualTo("first");
            assertThat(position.path("profit").decimalValue()).isEqualByComparingTo("-1.00");
            assertThat(client.ask("{'action':'ACCOUNT'}")
                            .path("data")
                            .path("currency")
                            .asText())
                    .isEqualTo("USD");

            JsonNode modified = client.ask("{'action':'MODIFY','id':'b','ticket':" + ticket + ",'sl':1.095}");
            assertThat(modified.path("data").path("sl").decimalValue()).isEqualByComparingTo("1.095");
            assertThat(modified.path("data").path("tp").decimalValue()).isEqualByComparingTo("1.12");

            JsonNode waiting =
                    client.ask("{'action':'ORDER','id':'c','symbol':'EURUSD','type':2,'volume':0.01,'price':1.09}");
            assertThat(waiting.path("data").path("status").asText()).isEqualTo("pending");
            JsonNode listed = client.ask("{'action':'ORDERS'}").path("data").path(0);
            assertThat(listed.path("type").asText()).isEqualTo("buy_limit");
            client.ask("{'action':'CLOSE','id':'d','ticket':"
                    + listed.path("ticket").asLong() + "}");
            assertThat(client.ask("{'action':'ORDERS'}").path("data")).isEmpty();

            JsonNode part = client.ask("{'action':'CLOSE','id':'e','ticket':" + ticket + ",'volume':0.04}")
                    .path("data")
                    .path("closed")
                    .path(0);
            assertThat(part.path("left").decimalValue()).isEqualByComparingTo("0.06");
            JsonNode rest = client.ask("{'action':'CLOSE','id':'f','magic':42}").path("data");
            assertThat(rest.path("closed")).hasSize(1);
            assertThat(client.ask("{'action':'POSITIONS'}").path("data")).isEmpty();
        }
    }

    @Test
    void aCommandWithAnIdIsDoneOnce() {
        try (Bridge bridge = Bridge.with(Map.of());
                Client client = Client.request(bridge)) {
            JsonNode first = client.ask(BUY.formatted("17"));
            JsonNode again = client.ask(BUY.formatted("17"));

            assertThat(again.path("data").path("ticket"))
                    .isEqualTo(first.path("data").path("ticket"));
            assertThat(first.path("data").path("repeated").asBoolean()).isFalse();
            assertThat(again.path("data").path("repeated").asBoolean()).isTrue();
            assertThat(again.path("id").asInt()).isEqualTo(17);
            assertThat(bridge.desk().account().trades()).hasSize(1);
            // members in another order, and a number written otherwise, are the same request
            assertThat(client.ask("{'volume':1.0e-2,'type':'buy','symbol':'EURUSD','id':17,'action':'ORDER'}")
                            .path("success")
                            .asBoolean())
                    .isTrue();
            assertThat(client.ask("{'action':'ORDER','id':17,'symbol':'EURUSD','type':'buy','volume':0.02}")
                            .path("code")
                            .asText())
                    .isEqualTo("client_order_id_already_exists");
            assertThat(bridge.desk().account().trades()).hasSize(1);
        }
    }

    @Test
    void whatIsToBeClosedMustBeSaid() {
        try (Bridge bridge = Bridge.with(Map.of());
                Client client = Client.request(bridge)) {
            client.ask(BUY.formatted("1"));
            for (String close : List.of(
                    "{'action':'CLOSE'}",
                    "{'action':'CLOSE','all':false}",
                    "{'action':'CLOSE','all':'true'}",
                    "{'action':'CLOSE','symbol':'EURUSD','all':true}",
                    "{'action':'CLOSE','ticket':null}",
                    "{'action':'CLOSE','symbol':'EURUSD','volume':0.01}")) {
                assertThat(client.ask(close).path("code").asText()).as(close).isEqualTo("invalid_fields");
            }
            assertThat(bridge.desk().account().trades()).hasSize(1);
            assertThat(client.ask("{'action':'CLOSE','all':true}").path("data").path("closed"))
                    .hasSize(1);
        }
    }

    @Test
    void nonsenseIsAnsweredAndEndsNothing() {
        try (Bridge bridge = Bridge.with(Map.of());
                Client client = Client.dealer(bridge)) {
            Map<String, String> codeByText = Map.ofEntries(
                    Map.entry("", "invalid_message"),
                    Map.entry(" ", "invalid_message"),
                    Map.entry("{'action':'GET_PR", "invalid_json"),
                    Map.entry("{'action':'PING'}}", "invalid_json"),
                    Map.entry("not JSON", "invalid_json"),
                    Map.entry("[1,2]", "invalid_message"),
                    Map.entry("null", "invalid_message"),
                    Map.entry("{}", "unknown_action"),
                    Map.entry("{'action':7}", "invalid_fields"),
                    Map.entry("{'action':'get_price'}", "unknown_action"),
                    Map.entry("{'action':'PING','id':{}}", "invalid_message"),
                    Map.entry("{'action':'PING','id':1.5}", "invalid_message"),
                    Map.entry("{'action':'PING','id':'" + "x".repeat(129) + "'}", "invalid_message"),
                    Map.entry("{'a':1,'a':2}", "invalid_json"),
                    Map.entry("[".repeat(10_000), "invalid_json"),
                    Map.entry("{'action':'PING','x':" + "9".repeat(1_000) + "}", "invalid_json"),
                    Map.entry("{'action':'PING','x':'" + "y".repeat(40_000) + "'}", "too_large"),
                    Map.entry(
                            "{'action':'ORDER','symbol':'EURUSD','type':'buy','volume':1e+999999999}", "invalid_json"),
                    Map.entry("{'action':'ORDER','symbol':'EURUSD','type':'buy','volume':1e9999}", "invalid_fields"),
                    Map.entry("{'action':'ORDER','symbol':'EURUSD','type':9,'volume':1}", "invalid_fields"),
                    Map.entry("{'action':'ORDER','symbol':'EURUSD','type':'buy'}", "invalid_fields"),
                    Map.entry("{'action':'ORDER','symbol':'EURUSD','type':'buy_limit','volume':1}", "invalid_price"),
                    Map.entry("{'action':'MODIFY','ticket':1}", "invalid_fields"),
                    Map.entry("{'action':'ACCOUNT','account':'nobodys'}", "unknown_account"));
            codeByText.forEach((text, code) -> assertThat(
                            client.ask(text).path("code").asText())
                    .as(text.substring(0, Math.min(60, text.length())))
                    .isIn(code, "invalid_fields"));
            Random random = new Random(42);
            for (int time = 0; time < 300; time++) {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                assertThat(client.askExactly(bytes).path("success").asBoolean(true))
                        .isFalse();
            }
            assertThat(client.ask(PRICE).path("success").asBoolean()).isTrue();
        }
    }

    @Test
    void framesThatMakeNoSenseAreAnsweredToo() {
        try (Bridge bridge = Bridge.with(Map.of());
                Client client = Client.dealer(bridge)) {
            for (List<String> frames : List.of(
                    List.of("a", "b"),
                    List.of("a", "b", "c", "{}"),
                    List.of("", "", ""),
                    List.of("x".repeat(5_000), "", "{}"),
                    Stream.generate(() -> "x").limit(500).toList())) {
                for (int index = 0; index < frames.size() - 1; index++) {
                    client.socket.sendMore(frames.get(index));
                }
                client.socket.send(frames.get(frames.size() - 1));
                assertThat(client.answer().path("success").asBoolean(true)).isFalse();
            }
            // a broker in between adds frames before the empty one, and wants them back
            client.socket.sendMore("hop");
            client.socket.sendMore("");
            client.socket.send(PRICE.replace('\'', '"'));
            assertThat(client.socket.recvStr()).isEqualTo("hop");
            assertThat(client.socket.recvStr()).isEmpty();
            assertThat(client.socket.recvStr()).contains("\"success\":true");
        }
    }

    @Test
    void whatIsNotZeroMqEndsNothing() throws IOException {
        try (Bridge bridge = Bridge.with(Map.of())) {
            Random random = new Random(7);
            List<Socket> open = new ArrayList<>();
            for (int time = 0; time < 200; time++) {
                Socket raw = new Socket(InetAddress.getLoopbackAddress(), bridge.port());
                open.add(raw);
                byte[] greeting = new byte[64];
                random.nextBytes(greeting);
                if (time % 2 == 0) { // a signature as ZMTP has it, and nonsense after it
                    greeting[0] = (byte) 0xFF;
                    greeting[8] = 1;
                    greeting[9] = 0x7F;
                    greeting[10] = 3;
                }
                if (time % 5 == 0) {
                    greeting = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
                }
                raw.getOutputStream().write(greeting);
                if (time % 3 == 0) {
                    raw.close();
                }
            }
            try (Client client = Client.request(bridge)) {
                assertThat(client.ask(PRICE).path("success").asBoolean()).isTrue();
            }
            for (Socket raw : open) {
                raw.close();
            }
        }
    }

    @Test
    void aPeerThatAsksForTooMuchAtOnceIsToldSo() {
        ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
        try (Bridge bridge = new Bridge(Map.of(), waiting::add, System::nanoTime);
                Client client = Client.dealer(bridge)) {
            for (int time = 1; time <= 17; time++) {
                client.socket.send("{\"action\":\"PING\",\"id\":" + time + "}");
            }
            JsonNode refused = client.answer();
            assertThat(refused.path("code").asText()).isEqualTo("busy");
            assertThat(refused.path("id").asInt()).isEqualTo(17);
            waiting.remove().run();
            assertThat(client.answer().path("id").asInt()).isEqualTo(1);
            client.socket.send("{\"action\":\"PING\",\"id\":18}");
            awaitSize(waiting, 16);

            List<Client> others = new ArrayList<>();
            for (int peer = 0; peer < 3; peer++) {
                Client other = Client.dealer(bridge);
                others.add(other);
                for (int time = 0; time < 16; time++) {
                    other.socket.send("{\"action\":\"PING\"}");
                }
            }
            awaitSize(waiting, 64);
            try (Client last = Client.request(bridge)) {
                assertThat(last.ask("{'action':'PING'}").path("code").asText()).isEqualTo("busy");
            }
            assertThat(bridge.meters.get("pipstream.mt5.in.flight").gauge().value())
                    .isEqualTo(64);
            others.forEach(Client::close);
        }
    }

    @Test
    void aCommandThatTakesTooLongIsAnsweredInTimeAndNotBegunLater() {
        ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
        FakeNanoClock clock = new FakeNanoClock();
        try (Bridge bridge = new Bridge(Map.of("pipstream.mt5.deadline", "PT2S"), waiting::add, clock);
                Client client = Client.dealer(bridge)) {
            client.socket.send(BUY.formatted("1").replace('\'', '"'));
            awaitSize(waiting, 1);
            clock.advance(Duration.ofMillis(1_999));
            client.socket.setReceiveTimeOut(150);
            assertThat(client.socket.recv()).isNull();
            client.socket.setReceiveTimeOut(10_000);
            clock.advance(Duration.ofMillis(1));
            JsonNode late = client.answer();
            assertThat(late.path("code").asText()).isEqualTo("timeout");
            assertThat(late.path("id").asInt()).isEqualTo(1);

            waiting.remove().run();
            client.socket.send(PRICE.replace('\'', '"'));
            awaitSize(waiting, 1);
            waiting.remove().run();
            assertThat(client.answer().path("data").has("bid")).isTrue();
            assertThat(bridge.desk().account().trades()).isEmpty();
        }
    }

    @Test
    void aClientThatNeverReadsHoldsUpNobody() {
        try (Bridge bridge = Bridge.with(Map.of());
                Client deaf = new Client(SocketType.DEALER, bridge.address(), socket -> {
                    socket.setRcvHWM(1);
                    socket.setSndHWM(100_000);
                    socket.setReceiveBufferSize(8_192);
                });
                Client client = Client.request(bridge)) {
            Instant noon = Instant.parse("2026-01-15T12:00:00Z");
            for (int minute = 0; minute < 1_000; minute++) {
                bridge.quote("EURUSD", "1.10000", "1.10010", noon.plus(Duration.ofMinutes(minute)));
            }
            for (int time = 0; time < 1_000; time++) {
                deaf.socket.send("{\"action\":\"GET_BARS\",\"symbol\":\"EURUSD\",\"timeframe\":\"M1\",\"count\":1000}");
                if (time % 100 == 0) {
                    assertThat(client.ask(PRICE).path("success").asBoolean()).isTrue();
                }
            }
            assertThat(client.ask(PRICE).path("success").asBoolean()).isTrue();
            assertThat(bridge.meters.get("pipstream.mt5.dropped").counter().count())
                    .isPositive();
        }
    }

    @Test
    void withoutDemoATokenIsNeeded() {
        try (Bridge bridge = Bridge.with(Map.of("pipstream.demo", "false"));
                Client client = Client.request(bridge)) {
            User ann = bridge.access.user("ann", Role.TRADER);
            bridge.access.token(ann, "pst_trader", Scope.READ, Scope.TRADE);
            bridge.access.token(ann, "pst_reader", Scope.READ);
            bridge.fixture.handOver(ann.id());

            assertThat(client.ask(PRICE).path("code").asText()).isEqualTo("unauthenticated");
            assertThat(client.ask(with(PRICE, "pst_none")).path("code").asText())
                    .isEqualTo("unauthenticated");
            assertThat(client.ask(with(PRICE, "a.b.c")).path("code").asText()).isEqualTo("unauthenticated");
            assertThat(client.ask("{'action':'PING','token':7}").path("code").asText())
                    .isEqualTo("invalid_fields");
            assertThat(client.ask(with(PRICE, "pst_reader")).path("success").asBoolean())
                    .isTrue();
            assertThat(client.ask(with(BUY.formatted(1), "pst_reader"))
                            .path("code")
                            .asText())
                    .isEqualTo("forbidden");
            assertThat(client.ask(with(BUY.formatted(1), "pst_trader"))
                            .path("success")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void aCredentialMayAskSoOften() {
        FakeNanoClock clock = new FakeNanoClock();
        try (Bridge bridge = new Bridge(Map.of("pipstream.access.requests-per-second", "2"), Runnable::run, clock);
                Client client = Client.request(bridge)) {
            for (int time = 0; time < 4; time++) { // two seconds' worth at once
                assertThat(client.ask(PRICE).path("success").asBoolean()).isTrue();
            }
            assertThat(client.ask(PRICE).path("code").asText()).isEqualTo("rate_limited");
            clock.advance(Duration.ofSeconds(1));
            assertThat(client.ask(PRICE).path("success").asBoolean()).isTrue();
        }
    }

    @Test
    void aKeyIsItsUsers() {
        Curve.KeyPair server = Curve.generateKeyPair();
        Curve.KeyPair own = Curve.generateKeyPair();
        Map<String, String> settings = Map.of(
                "pipstream.demo",
                "false",
                "pipstream.mt5.user",
                "ann",
                "pipstream.mt5.curve.secret-key",
                server.secretKey,
                "pipstream.mt5.curve.clients",
                own.publicKey);
        try (Bridge bridge = Bridge.with(settings);
                Client client = new Client(SocketType.REQ, bridge.address(), socket -> {
                    socket.setCurveServerKey(Curve.z85Decode(server.publicKey));
                    socket.setCurvePublicKey(Curve.z85Decode(own.publicKey));
                    socket.setCurveSecretKey(Curve.z85Decode(own.secretKey));
                })) {
            User ann = bridge.access.user("ann", Role.TRADER);
            bridge.fixture.handOver(ann.id());

            assertThat(client.ask(BUY.formatted(1)).path("success").asBoolean()).isTrue();
        }
    }

    @Test
    void itIsOffUnlessItIsAskedFor() {
        try (Bridge bridge = Bridge.with(Map.of("pipstream.mt5.json", "off"))) {
            assertThat(bridge.server.endpoint()).isEmpty();
        }
    }

    @Test
    void everybodysAddressNeedsKeys() {
        assertThatThrownBy(() -> Bridge.with(Map.of("pipstream.mt5.json", "tcp://0.0.0.0:5556"))
                        .close())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("pipstream.mt5.curve.secret-key");
    }

    private static String with(String command, String token) {
        return command.replace("{", "{'token':'" + token + "',");
    }

    private static void awaitSize(ConcurrentLinkedQueue<Runnable> queue, int size) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (queue.size() < size) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Only " + queue.size() + " came");
            }
            Thread.onSpinWait();
        }
    }
}
