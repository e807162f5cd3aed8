package io.pipstream.notification;

import java.util.Optional;

/** Whoever delivers says where it may not. Every implementation is asked before a channel is made; may wait for names to be looked up. */
public interface TargetCheck {

    /**
     * What is wrong with such a target, in words that follow its name, such as "must be an https or http URL"; empty if nothing
     * is, or the medium is another's.
     */
    Optional<String> flaw(Medium medium, String target);
}
