package io.pipstream.aggregation;

import io.pipstream.domain.market.Instrument;
import io.pipstream.platform.SettingException;
import io.pipstream.platform.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which source comes first for an instrument. */
final class Priority {

    private Priority() {}

    /** The sources that the instrument's setting names, in its order, then the others in theirs. */
    static List<SourceTerms> of(Instrument instrument, List<SourceTerms> sources, Settings settings) {
        String key = "pipstream.feed.priority." + instrument.symbol();
        List<String> first = settings.isSet(key) ? settings.list(key, "") : List.of();
        Map<String, SourceTerms> left = new LinkedHashMap<>();
        sources.forEach(each -> left.put(each.source(), each));
        List<SourceTerms> ordered = new ArrayList<>();
        for (String source : first) {
            SourceTerms named = left.remove(source);
            if (named == null) {
                throw new SettingException(
                        key, String.join(",", first), "must be sources of pipstream.feed, each once, not " + source);
            }
            ordered.add(named);
        }
        ordered.addAll(left.values());
        return ordered;
    }
}
