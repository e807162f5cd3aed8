package io.pipstream.feed.live;

import io.pipstream.feed.FeedCondition;
import io.pipstream.feed.FeedCondition.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How a live feed is doing, for whoever asks, and in the log where it changes for better or worse. Thread-safe. */
public final class LiveState {

    private static final Logger LOG = System.getLogger(LiveState.class.getName());

    /** Each attempt goes through it, so a long outage would log two lines an attempt. */
    private static final Set<State> NOT_TOLD = EnumSet.of(State.CONNECTING, State.STOPPED);

    private final String source;
    private final UnaryOperator<String> hidden;
    private volatile FeedCondition condition = new FeedCondition(State.STOPPED, "", Optional.empty());
    private boolean well = true; // guarded by this
    private State told = State.RUNNING; // guarded by this

    LiveState(LiveSource source) {
        this(source.name(), source::hidden);
    }

    /** @param hidden the text that it is given, without any secret */
    public LiveState(String source, UnaryOperator<String> hidden) {
        this.source = source;
        this.hidden = hidden;
    }

    public FeedCondition condition() {
        return condition;
    }

    public State state() {
        return condition.state();
    }

    public synchronized void become(State state, String detail) {
        String shown = hidden.apply(detail);
        condition = new FeedCondition(state, shown, Optional.empty());
        if (NOT_TOLD.contains(state)) {
            return;
        }
        boolean isWell = state == State.RUNNING || state == State.STANDBY;
        if (isWell && !well) {
            LOG.log(Level.INFO, "Feed {0} is well again", source);
        } else if (!isWell && state != told) {
            LOG.log(Level.WARNING, "Feed {0} is {1}: {2}", source, state.code(), shown);
        }
        well = isWell;
        told = state;
    }
}
