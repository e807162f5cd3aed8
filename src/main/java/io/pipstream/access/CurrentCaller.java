package io.pipstream.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes the present request: set before anything else sees it. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    public void set(Caller admitted) {
        caller = admitted;
    }

    /** Empty for somebody who showed nothing. */
    public Optional<Caller> find() {
        return Optional.ofNullable(caller);
    }

    /** @throws IllegalStateException if nobody was admitted: what calls this must ask for a {@link Needs scope} */
    public Caller get() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody was admitted to this request"));
    }
}
