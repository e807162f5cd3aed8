package io.pipstream.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The feed that clients push quotes into. */
@ApplicationScoped
public class PushKind implements FeedKind {

    private final PushFeed push;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PushKind() {
        this.push = null;
    }

    @Inject
    public PushKind(PushFeed push) {
        this.push = push;
    }

    @Override
    public List<String> forms() {
        return List.of(PushFeed.SOURCE);
    }

    @Override
    public Feed create(FeedChoice choice) {
        choice.requireBare();
        return push;
    }
}
