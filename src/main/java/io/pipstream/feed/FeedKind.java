package io.pipstream.feed;

import io.pipstream.platform.SettingException;
import java.util.List;

/** Makes feeds of one kind, or of a few that have much in common. Every bean of this type can be chosen. */
public interface FeedKind {

    /** How its entries are written, such as {@code replay:FILE}. What stands before the colon is this kind's alone. */
    List<String> forms();

    /**
     * A feed that is not started yet.
     *
     * @param choice written in one of the forms
     * @throws SettingException if it cannot be made
     */
    Feed create(FeedChoice choice);
}
