package io.pipstream.wire;

import io.pipstream.domain.order.Tags;
import java.io.IOException;

/** What clients want remembered, as members of orders and trades. */
final class TagsJson {

    private TagsJson() {}

    static void writeLabels(MemberWriter to, Tags tags) throws IOException {
        to.text("signal_type", tags.signalType());
        to.text("signal_source", tags.signalSource());
        to.text("notes", tags.notes());
    }

    static Tags read(Members from) {
        return new Tags(
                from.optionalText("signal_id"),
                from.optionalText("signal_type"),
                from.optionalText("signal_source"),
                from.optionalText("notes"));
    }
}
