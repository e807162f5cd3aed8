package io.pipstream.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes the present request, and from where: set before anything else sees it. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;
    private String address = "";
    private boolean encrypted;
    private String csrf = "";

    public void set(Caller admitted) {
        caller = admitted;
    }

    /**
     * @param clientAddress the client's IP address
     * @param byTls whether the client came over TLS, to us or to a proxy that we trust
     */
    public void cameFrom(String clientAddress, boolean byTls) {
        address = clientAddress;
        encrypted = byTls;
    }

    /** Empty for somebody who showed nothing. */
    public Optional<Caller> find() {
        return Optional.ofNullable(caller);
    }

    /** @throws IllegalStateException if nobody was admitted: what calls this must ask for a {@link Needs scope} */
    public Caller get() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody was admitted to this request"));
    }

    /** @param expected what a change must send along, because the browser sends the session by itself */
    public void expectCsrf(String expected) {
        csrf = expected;
    }

    /** Empty if the caller has no session. */
    public String csrf() {
        return csrf;
    }

    public String address() {
        return address;
    }

    public boolean isEncrypted() {
        return encrypted;
    }
}
