package io.pipstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A server with users: its administrator, and a feeder who gives it prices. */
public final class Desk {

    public static final String ADMIN_PASSWORD = "a long word for them all";

    private final URL server;

    private Desk(URL server) {
        this.server = server;
    }

    /** The WAR without demo mode, with a new database of its own, and limits that tests do not run into. */
    public static WebArchive archive(String name, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "pipstream.demo", "false",
                "pipstream.data", System.getProperty("target") + "/it-data-" + name + "-" + UUID.randomUUID(),
                "pipstream.admin.password", ADMIN_PASSWORD,
                "pipstream.access.password-iterations", "20000",
                "pipstream.access.registrations-per-address", "10000",
                "pipstream.pricing.stale-after", "PT1H",
                "pipstream.stream.max-sessions", "1000"));
        settings.putAll(more);
        return PipstreamWar.archive(settings);
    }

    public static Desk at(URL server) {
        return new Desk(server);
    }

    public Visitor administrator() throws Exception {
        return Visitor.loggedIn(server, "admin", ADMIN_PASSWORD);
    }

    /** The user {@code feeder}, made at the first call, with a token that may feed. */
    public Visitor feeder() throws Exception {
        return feederLoggedIn().bot("\"feed\"");
    }

    /** The same with a session, of which there may be any number one after the other. */
    public Visitor feederLoggedIn() throws Exception {
        String body =
                "{\"username\":\"feeder\",\"password\":\"%s\",\"roles\":[\"feeder\"]}".formatted(Visitor.PASSWORD);
        HttpResponse<String> made = administrator().post("/api/admin/users", body);
        assertThat(made.statusCode()).as(made.body()).isIn(201, 409);
        return Visitor.loggedIn(server, "feeder", Visitor.PASSWORD);
    }

    public static void quote(Visitor feeder, String symbol, String bid, String ask) throws Exception {
        HttpResponse<String> taken =
                feeder.post("/api/quotes", "{\"symbol\":\"%s\",\"bid\":%s,\"ask\":%s}".formatted(symbol, bid, ask));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    }
}
