package io.pipstream.signal;

/** Told of every announced signal, in order, each once; must return at once. */
public interface SignalListener {

    void announced(Announcement signal);
}
