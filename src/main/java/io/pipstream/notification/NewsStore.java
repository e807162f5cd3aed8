package io.pipstream.notification;

import io.pipstream.domain.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far news has become notifications. What is told and how far that goes is one transaction, so every event is told once on
 * each channel, whatever ends in between, and on however many nodes. Thread-safe; every method waits for the store, and throws
 * what that throws.
 */
public interface NewsStore {

    /** How far an account's journal has been told: up to that sequence. */
    record Told(AccountId account, long sequence) {}

    /** Who is to hear of an account: only of what was not before that. */
    record Hearer(Channel channel, Instant since) {}

    /** An execution of a signal. */
    record Executed(AccountId account, long signalSequence) {}

    /**
     * Begins where somebody new listens, and forgets where nobody does any more. New are rights to accounts; a channel's own
     * accounts are followed from the moment it is made.
     */
    void follow(Instant now);

    /** The accounts that somebody listens to and whose journals go on after what was told. */
    List<Told> untoldJournals(int limit);

    /** The last signal that was told; empty if nobody listens. */
    OptionalLong toldSignals();

    /** The open channels of all who may read the account. */
    List<Hearer> hearers(AccountId account);

    /** All open channels that want this kind, of whatever account. */
    List<Channel> openChannels(Kind kind);

    /** @return empty if somebody else has told it meanwhile: then nothing was recorded */
    Optional<NotificationStore.Added> tellJournal(Told before, long upTo, List<NewNotification> news);

    /** The same of signals. */
    Optional<NotificationStore.Added> tellSignals(long before, long upTo, List<NewNotification> news);

    /** The same of executions. */
    Optional<NotificationStore.Added> tellExecutions(List<Executed> executions, List<NewNotification> news);
}
