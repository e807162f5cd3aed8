package io.pipstream.it.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.pipstream.it.Desk;
import io.pipstream.it.Visitor;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server with users, and a browser. Notes what no page may do: fail, violate the policy of its content, ask another server. At the
 * end nothing of that must have happened.
 */
final class Stage implements AutoCloseable {

    /** So that names are new on a server that has seen an earlier run. */
    private static final String RUN = Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX);

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** Far beyond what anything takes, on a machine that does much else. */
    private static final double DEADLINE_MS = 60_000;

    private final URL server;
    private final URL seen;
    private final Chromium chromium;
    private final Visitor feeder;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Stage(URL server, Chromium chromium) throws Exception {
        this(server, server, chromium, Desk.at(server).feederLoggedIn());
    }

    private Stage(URL server, URL seen, Chromium chromium, Visitor feeder) {
        this.server = server;
        this.seen = seen;
        this.chromium = chromium;
        this.feeder = feeder;
    }

    /** To and from the server of this stage. */
    Cable cable() throws IOException {
        return new Cable(server);
    }

    /** The same server, seen by browsers over the cable; what is no browser goes around it. */
    Stage over(Cable cable) throws IOException {
        return new Stage(server, cable.url(), chromium, feeder);
    }

    /** As browsers see it. */
    String url(String path) {
        return seen.toString().replaceAll("/$", "") + path;
    }

    /** Registers somebody, with {@link Visitor#PASSWORD}. */
    String newUser() throws Exception {
        String name = "trader-" + RUN + "-" + NAMES.incrementAndGet();
        Visitor.registered(server, name);
        return name;
    }

    /** Somebody new, logged in, with the page open and live. */
    Trader newTrader() throws Exception {
        return newTrader(new NewContextOptions());
    }

    Trader newTrader(NewContextOptions options) throws Exception {
        return open(newUser(), options);
    }

    /** A browser of its own for a user who is there, with the page open and live. */
    Trader open(String name, NewContextOptions options) throws Exception {
        BrowserContext context = newContext(options);
        logIn(context, name);
        Page page = watched(context.newPage());
        page.navigate(url("/"));
        page.locator(".state[data-state=live]").waitFor();
        return new Trader(name, page, Visitor.loggedIn(server, name, Visitor.PASSWORD));
    }

    /** Whoever was logged in there is not any more. */
    void logIn(BrowserContext browser, String name) {
        browser.request()
                .post(
                        url("/api/session"),
                        RequestOptions.create().setData(Map.of("username", name, "password", Visitor.PASSWORD)));
    }

    /** Nobody's page, blank. */
    Page newPage() {
        return watched(newContext(new NewContextOptions()).newPage());
    }

    /** A further tab of the same browser. */
    Page newTab(Trader trader) {
        return watched(trader.page().context().newPage());
    }

    /** Who gives prices and may give signals. */
    Visitor feeder() {
        return feeder;
    }

    void quote(String symbol, String bid, String ask) throws Exception {
        Desk.quote(feeder, symbol, bid, ask);
    }

    /** The row of the watch-list of an instrument as people write it, {@code EUR/USD}. */
    static Locator row(Page page, String instrument) {
        return page.locator("pip-watch-list tbody tr", new Page.LocatorOptions().setHasText(instrument));
    }

    /** Where the browser keeps what a trader likes. */
    static String settingsOf(Trader trader) {
        return "pipstream.settings." + trader.name();
    }

    /** What a test does to the network itself is not the page's fault. */
    void forgiveComplaints() {
        complaints.clear();
    }

    @Override
    public void close() {
        // the contexts end with the browser: asked to dispose of one whose windows are closing, Chromium may never
        // answer
        contexts.forEach(context -> context.pages().forEach(Page::close));
        assertThat(complaints).as("what the page did wrong").isEmpty();
    }

    private BrowserContext newContext(NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options);
        context.setDefaultTimeout(DEADLINE_MS);
        context.setDefaultNavigationTimeout(DEADLINE_MS);
        contexts.add(context);
        return context;
    }

    private Page watched(Page page) {
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // what the server refuses is the server's business, and the page's to explain
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(url("/")) && !request.url().startsWith("blob:")) {
                complaints.add("asked " + request.url());
            }
        });
        page.onResponse(response -> {
            boolean missing = response.status() == 404 && !response.url().contains("/api/");
            if (missing || response.status() >= 500) {
                complaints.add(response.status() + " for " + response.url());
            }
        });
        return page;
    }

    /** Somebody at the page, and the same one as a program, to see what the server has. */
    record Trader(String name, Page page, Visitor api) {}
}
