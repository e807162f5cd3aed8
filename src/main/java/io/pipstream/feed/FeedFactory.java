package io.pipstream.feed;

import io.pipstream.platform.SettingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the feeds that can be chosen by name. */
@ApplicationScoped
public class FeedFactory {

    private final List<String> forms = new ArrayList<>();
    private final Map<String, FeedKind> kindsByName = new TreeMap<>();

    /** For the container's proxy only. */
    protected FeedFactory() {}

    @Inject
    public FeedFactory(Instance<FeedKind> kinds) {
        this(kinds.stream().toList());
    }

    /** @throws IllegalArgumentException if two kinds have the same name */
    FeedFactory(Iterable<? extends FeedKind> kinds) {
        for (FeedKind kind : kinds) {
            for (String form : kind.forms()) {
                forms.add(form);
                FeedKind other = kindsByName.put(form.replaceAll(":.*", ""), kind);
                if (other != null && other != kind) {
                    throw new IllegalArgumentException("Two kinds of feeds are written as " + form);
                }
            }
        }
        forms.sort(null);
    }

    /** @throws SettingException if there is no such feed, or it cannot be made */
    Feed create(FeedChoice choice) {
        FeedKind kind = kindsByName.get(choice.kind());
        if (kind == null) {
            throw choice.wrong("no such feed; there are " + String.join(", ", forms));
        }
        return kind.create(choice);
    }
}
