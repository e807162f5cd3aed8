package io.pipstream.stream;

import io.pipstream.access.UserId;
import io.pipstream.domain.account.AccountId;
import io.pipstream.trading.PublishedEvent;
import io.pipstream.trading.TradeEventListener;
import io.pipstream.wire.Encoded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which sessions are open on this node, and for which account. Offers, never blocks, never sends itself. */
@ApplicationScoped
public class SessionRegistry implements TradeEventListener {

    private final Map<String, StreamSession> byId = new ConcurrentHashMap<>();
    private final Set<StreamSession> trading = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<AccountId, Set<StreamSession>> tradingByAccount = new ConcurrentHashMap<>();

    /** For the container's proxy only. */
    protected SessionRegistry() {}

    @Inject
    public SessionRegistry(StreamMetrics metrics) {
        for (Audience audience : Audience.values()) {
            metrics.sessions(audience, this, registry -> registry.count(audience));
        }
    }

    /** From now on it can be found under the container's id; it is told nothing yet. */
    void add(String id, StreamSession session) {
        byId.put(id, session);
    }

    /** From now on it hears signals, and the events of its account if it has one. */
    void tell(StreamSession session) {
        if (session.audience() != Audience.TRADING) {
            return;
        }
        trading.add(session);
        AccountId account = session.account();
        if (account != null) {
            tradingByAccount.compute(account, (key, known) -> {
                Set<StreamSession> sessions = known == null ? ConcurrentHashMap.newKeySet() : known;
                sessions.add(session);
                return sessions;
            });
        }
    }

    /** It hears nothing more. */
    void leaveAlone(StreamSession session) {
        trading.remove(session);
        AccountId account = session.account();
        if (account != null) {
            tradingByAccount.computeIfPresent(account, (key, known) -> {
                known.remove(session);
                return known.isEmpty() ? null : known;
            });
        }
    }

    /** The session that was open under that id, or null. */
    @Nullable
    StreamSession remove(String id) {
        StreamSession session = byId.remove(id);
        if (session != null) {
            leaveAlone(session);
        }
        return session;
    }

    @Nullable
    StreamSession find(String id) {
        return byId.get(id);
    }

    int size() {
        return byId.size();
    }

    Collection<StreamSession> all() {
        return List.copyOf(byId.values());
    }

    /** Encodes once, offers to every session of the account. */
    @Override
    public void published(PublishedEvent event) {
        Set<StreamSession> sessions = tradingByAccount.getOrDefault(event.account(), Set.of());
        if (!sessions.isEmpty()) {
            Encoded text = Encoded.of(event.text());
            sessions.forEach(session -> session.published(event.sequence(), text));
        }
    }

    /** The accounts that somebody is told of here. */
    Set<AccountId> accounts() {
        return Set.copyOf(tradingByAccount.keySet());
    }

    /** Lets the account's sessions look for what they have not heard. */
    void journalGoesTo(AccountId account, long sequence) {
        tradingByAccount.getOrDefault(account, Set.of()).forEach(session -> session.journalGoesTo(sequence));
    }

    /** Signals are everyone's. */
    void announced(long sequence, Encoded signal) {
        trading.forEach(session -> session.announced(sequence, signal));
    }

    /** Lets the sessions look for signals that they have not heard. */
    void signalsGoTo(long sequence) {
        trading.forEach(session -> session.signalsGoTo(sequence));
    }

    /** What concerns every session, be it for trading or for prices only. */
    void tellEveryone(Encoded text) {
        trading.forEach(session -> session.offer(text));
        byId.values().stream()
                .filter(session -> session.audience() == Audience.PRICES)
                .forEach(session -> session.offer(text));
    }

    /** Those that trade, by who holds them. */
    Map<UserId, List<StreamSession>> tradingByUser() {
        return trading.stream()
                .collect(Collectors.groupingBy(session -> session.caller().user()));
    }

    private long count(Audience audience) {
        return byId.values().stream()
                .filter(session -> session.audience() == audience)
                .count();
    }
}
