package io.pipstream.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.LoadState;
import io.pipstream.bench.PageScores.Load;
import io.pipstream.bench.PageScores.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The page in the browser of the machine: how long until it shows a price, what it weighs, and what a tab costs that stays open.
 *
 * @param loads how often it is opened, with an empty cache and with a full one
 * @param minutes how long a tab is looked at
 */
record PageBench(int loads, int minutes) {

    /** Thirty with five decimals, as a trader's watch-list would have. */
    private static final List<String> SYMBOLS = List.of(
            "EURUSD", "GBPUSD", "USDCHF", "AUDUSD", "USDCAD", "NZDUSD", "EURGBP", "EURCHF", "EURAUD", "EURCAD",
            "EURNZD", "GBPCHF", "GBPAUD", "GBPCAD", "GBPNZD", "AUDCHF", "AUDCAD", "AUDNZD", "NZDCHF", "NZDCAD",
            "CADCHF", "USDSEK", "USDNOK", "USDDKK", "USDMXN", "USDZAR", "USDTRY", "USDSGD", "USDHKD", "USDCNH");

    private static final int TIMES_A_SECOND = 10;
    private static final int SETTLING_MILLIS = 30_000;
    private static final int MINUTE_MILLIS = 60_000;
    private static final String FIRST_PRICE_AT = "window.firstPriceAt";
    private static final String FIRST_PRICE = "pip-watch-list [data-state=live]";

    /** Notes when the first price was in the page, by the page's own clock, which begins with the navigation. */
    private static final String WATCH = "new MutationObserver((_, observer) => { if (document.querySelector('%s')) {"
            + " window.firstPriceAt = performance.now(); observer.disconnect(); } })"
            + ".observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });";

    private static final String RESOURCES = "performance.getEntriesByType('resource')"
            + ".map(({ name, transferSize, responseEnd }) => ({ script: name.endsWith('.js'), transferSize, responseEnd }))";

    PageScores run(Path directory, SteadyClock clock) throws IOException, InterruptedException {
        Path data = directory.resolve("data").resolve("page");
        Directories.delete(data);
        Target target = Targets.prepare("payara", Map.of("PIPSTREAM_DATA", data.toString()));
        try (ServerProcess server = ServerProcess.start(target, directory.resolve("logs/page.log"))) {
            server.awaitReady();
            try (QuotePusher pusher =
                            QuotePusher.atRate(server.port(), clock, SYMBOLS, SYMBOLS.size(), TIMES_A_SECOND);
                    Playwright playwright = Playwright.create(
                            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                    Browser browser = playwright.chromium().launch(browser())) {
                String url = "http://127.0.0.1:" + server.port() + "/";
                PageScores scores = measure(browser, url);
                pusher.check();
                return scores;
            }
        }
    }

    private static LaunchOptions browser() {
        return new LaunchOptions()
                .setExecutablePath(Path.of(Settings.property("chromium.executable", "/usr/bin/chromium")))
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run"));
    }

    private PageScores measure(Browser browser, String url) {
        load(browser, url); // the first of a new server and a new browser is no example
        List<Load> cold = new ArrayList<>();
        List<Load> warm = new ArrayList<>();
        for (int number = 0; number < loads; number++) {
            try (BrowserContext context = browser.newContext()) {
                cold.add(load(context, url));
                warm.add(load(context, url));
            }
        }
        return new PageScores(cold, warm, SYMBOLS.size(), TIMES_A_SECOND, minutes, tab(browser, url));
    }

    private static Load load(Browser browser, String url) {
        try (BrowserContext context = browser.newContext()) {
            return load(context, url);
        }
    }

    private static Load load(BrowserContext context, String url) {
        try (Page page = context.newPage()) {
            page.addInitScript(WATCH.formatted(FIRST_PRICE));
            page.navigate(url);
            double firstPriceAt = awaitFirstPrice(page);
            page.waitForLoadState(LoadState.NETWORKIDLE); // then what is fetched when it is needed is there too
            double before = 0;
            double inAll = 0;
            for (Object each : (List<?>) page.evaluate(RESOURCES)) {
                Map<?, ?> resource = (Map<?, ?>) each;
                double bytes = number(resource, "transferSize");
                if (Boolean.TRUE.equals(resource.get("script"))) {
                    inAll += bytes;
                    before += number(resource, "responseEnd") <= firstPriceAt ? bytes : 0;
                }
            }
            return new Load(firstPriceAt, before, inAll);
        }
    }

    private static double awaitFirstPrice(Page page) {
        page.waitForCondition(() -> page.evaluate(FIRST_PRICE_AT) != null);
        return ((Number) page.evaluate(FIRST_PRICE_AT)).doubleValue();
    }

    private static double number(Map<?, ?> of, String name) {
        return of.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    private Tab tab(Browser browser, String url) {
        try (BrowserContext context = browser.newContext();
                Page page = context.newPage()) {
            page.addInitScript(WATCH.formatted(FIRST_PRICE));
            page.navigate(url);
            awaitFirstPrice(page);
            CDPSession devTools = context.newCDPSession(page);
            devTools.send("Performance.enable");
            page.waitForTimeout(SETTLING_MILLIS);
            Map<String, Double> start = metrics(devTools);
            page.waitForTimeout(MINUTE_MILLIS * (double) minutes);
            return new Tab(start, metrics(devTools));
        }
    }

    /** Of the tab, after what nobody needs any more was collected. */
    private static Map<String, Double> metrics(CDPSession devTools) {
        Map<String, Double> values = new HashMap<>();
        for (JsonElement each : devTools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            JsonObject metric = each.getAsJsonObject();
            values.put(metric.get("name").getAsString(), metric.get("value").getAsDouble());
        }
        devTools.send("HeapProfiler.collectGarbage");
        JsonObject heap = devTools.send("Runtime.getHeapUsage");
        values.put("JSHeapUsedSize", heap.get("usedSize").getAsDouble());
        return values;
    }
}
