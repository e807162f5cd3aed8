package io.pipstream.it.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What axe finds serious or critical in a page. Run in the page itself: its builder would send half a megabyte of script and open
 * a further page for each look.
 */
final class Axe {

    /** All that are on by default. */
    static final List<String> ALL = List.of();

    /** What differs between themes. */
    static final List<String> COLOURS = List.of("color-contrast");

    /** What differs between widths. */
    static final List<String> SIZES =
            List.of("color-contrast", "meta-viewport", "scrollable-region-focusable", "target-size");

    private static final String FIND = """
            async ({ within, rules }) => {
              const chosen = rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {};
              const { violations } = await axe.run(within, { resultTypes: ['violations'], ...chosen });
              return violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, nodes }) =>
                  nodes.map(({ html, target, failureSummary }) => `${id} at ${target}: ${failureSummary} ${html}`));
            }""";

    private Axe() {}

    /** @param within a selector of what is looked at */
    static Stream<String> findings(Page page, String within, List<String> rules) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        List<?> found = (List<?>) page.evaluate(FIND, Map.of("within", within, "rules", rules));
        return found.stream().map(String::valueOf);
    }
}
