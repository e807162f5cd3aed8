package io.pipstream.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of the page.
 *
 * @param rate how often a second each of the instruments had another price while the tab was looked at
 */
record PageScores(List<Load> cold, List<Load> warm, int instruments, int rate, int minutes, Tab tab) {

    /** Milliseconds from the navigation to the first price, and bytes of scripts on the wire until then and in all. */
    record Load(double firstPriceMillis, double scriptBytesBefore, double scriptBytesInAll) {}

    /** The browser's own figures of a tab at the start and at the end. */
    record Tab(Map<String, Double> start, Map<String, Double> end) {

        double grown(String metric) {
            return end.getOrDefault(metric, Double.NaN) - start.getOrDefault(metric, Double.NaN);
        }

        /** Of each second of the time on the wall, in per cent. */
        double share(String metric) {
            return 100 * grown(metric) / grown("Timestamp");
        }
    }

    String markdown() {
        Markdown text = new Markdown();
        text.heading("Page");
        text.head(
                "opened %d times".formatted(cold.size()),
                "first price, median",
                "slowest",
                "scripts before it",
                "scripts in all");
        row(text, "with an empty cache", cold);
        row(text, "with a full one", warm);
        text.line("");
        text.head(
                "a tab, %d instruments × %d/s, %d min".formatted(instruments, rate, minutes),
                "at the start",
                "at the end",
                "grown");
        row(text, "JS heap after a collection, MB", "JSHeapUsedSize", 1e6, "%.2f");
        row(text, "nodes of the document", "Nodes", 1, "%,.0f");
        row(text, "listeners", "JSEventListeners", 1, "%,.0f");
        text.line("");
        text.head("of each second", "%");
        text.row("the page's main thread was busy", format("%.1f", tab.share("TaskDuration")));
        text.row("of that scripts", format("%.1f", tab.share("ScriptDuration")));
        text.row(
                "of that style and layout",
                format("%.1f", tab.share("RecalcStyleDuration") + tab.share("LayoutDuration")));
        return text.toString();
    }

    private static void row(Markdown text, String how, List<Load> loads) {
        text.row(
                how,
                format("%,.0f ms", median(loads, Load::firstPriceMillis)),
                format(
                        "%,.0f ms",
                        loads.stream().mapToDouble(Load::firstPriceMillis).max().orElse(Double.NaN)),
                format("%,.1f KB", median(loads, Load::scriptBytesBefore) / 1000),
                format("%,.1f KB", median(loads, Load::scriptBytesInAll) / 1000));
    }

    private void row(Markdown text, String name, String metric, double unit, String format) {
        text.row(
                name,
                format(format, tab.start().getOrDefault(metric, Double.NaN) / unit),
                format(format, tab.end().getOrDefault(metric, Double.NaN) / unit),
                format(format, tab.grown(metric) / unit));
    }

    /** Of an even number the lower of the two in the middle. */
    static double median(List<Load> loads, ToDoubleFunction<Load> of) {
        double[] sorted = loads.stream().mapToDouble(of).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
