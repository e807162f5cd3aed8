package io.pipstream.signal;

import io.pipstream.platform.Digests;

/**
 * How the desk is asked to execute a signal, whoever asks: the same words for its sender and for who follows its source, on
 * every node and after every restart, so that an account executes a signal once.
 */
public final class SignalRequest {

    private SignalRequest() {}

    /** The request's name, 71 characters: longer than the names that clients may give, so none of them can be it. */
    public static String id(RecordedSignal recorded) {
        Signal signal = recorded.signal();
        return "signal:" + Digests.sha256(signal.source() + "\n" + signal.id());
    }

    /** Its fingerprint, 64 characters. The size is not in it: who asks second may have chosen another. */
    public static String fingerprint(RecordedSignal recorded) {
        return Digests.sha256("execute\n" + SignalFingerprint.of(recorded.signal()));
    }
}
