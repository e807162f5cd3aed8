package io.pipstream.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sockets that are open on this node, to be looked at and closed one by one. */
@ApplicationScoped
public class SocketCensus {

    private static final Comparator<OpenSocket> OLDEST_FIRST =
            Comparator.comparing(OpenSocket::since).thenComparing(OpenSocket::id);

    private final SessionRegistry registry;

    /**
     * Some of the open sockets.
     *
     * @param total how many there are, with those that are left out
     */
    public record Page(List<OpenSocket> sockets, int total) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SocketCensus() {
        this.registry = null;
    }

    @Inject
    public SocketCensus(SessionRegistry registry) {
        this.registry = registry;
    }

    /** The oldest, at most {@code limit}, of the user of that name, in capitals or not; of everyone if it is empty. */
    public Page page(String user, int limit) {
        List<OpenSocket> all = open().filter(
                        session -> user.isEmpty() || session.caller().name().equalsIgnoreCase(user))
                .map(StreamSession::describe)
                .sorted(OLDEST_FIRST)
                .toList();
        return new Page(List.copyOf(all.subList(0, Math.min(limit, all.size()))), all.size());
    }

    public Optional<OpenSocket> find(String id) {
        return session(id).map(StreamSession::describe);
    }

    /** @return false if none of that id is open */
    public boolean close(String id) {
        Optional<StreamSession> session = session(id);
        session.ifPresent(found -> found.close(StreamClose.CLOSED_BY_ADMINISTRATOR));
        return session.isPresent();
    }

    private Optional<StreamSession> session(String id) {
        return open().filter(session -> session.holder().id().equals(id)).findFirst();
    }

    private Stream<StreamSession> open() {
        return registry.all().stream().filter(StreamSession::isOpen);
    }
}
