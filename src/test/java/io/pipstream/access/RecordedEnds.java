package io.pipstream.access;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps what was fired, and tells those whom a test names. */
public final class RecordedEnds implements Event<AccessEnded> {

    private final List<AccessEnded> fired = new CopyOnWriteArrayList<>();
    private final List<Consumer<AccessEnded>> observers = new CopyOnWriteArrayList<>();

    /** What was fired since the last time that somebody asked. */
    public List<AccessEnded> take() {
        List<AccessEnded> all = List.copyOf(fired);
        fired.clear();
        return all;
    }

    public void tell(Consumer<AccessEnded> observer) {
        observers.add(observer);
    }

    @Override
    public void fire(AccessEnded ended) {
        fired.add(ended);
        observers.forEach(observer -> observer.accept(ended));
    }

    @Override
    public <U extends AccessEnded> CompletionStage<U> fireAsync(U ended) {
        throw new UnsupportedOperationException("fireAsync");
    }

    @Override
    public <U extends AccessEnded> CompletionStage<U> fireAsync(U ended, NotificationOptions options) {
        throw new UnsupportedOperationException("fireAsync");
    }

    @Override
    public Event<AccessEnded> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException("select");
    }

    @Override
    public <U extends AccessEnded> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("select");
    }

    @Override
    public <U extends AccessEnded> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("select");
    }
}
