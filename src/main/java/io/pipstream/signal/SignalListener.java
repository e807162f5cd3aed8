package io.pipstream.signal;

/** Told of every announced signal, in the order they were announced; must return at once. */
public interface SignalListener {

    /** @param signal the message as every session gets it */
    void announced(String signal);
}
