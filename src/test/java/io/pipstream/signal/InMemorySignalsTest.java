package io.pipstream.signal;

/** The fake keeps what the real stores promise. */
class InMemorySignalsTest implements SignalStoreContract {

    private final InMemorySignals signals = new InMemorySignals();

    @Override
    public SignalStore signalStore() {
        return signals;
    }

    @Override
    public SignalJournal signals() {
        return signals;
    }

    @Override
    public SignalHistory signalHistory() {
        return signals;
    }

    @Override
    public Announcements announcements() {
        return signals.announcements();
    }
}
