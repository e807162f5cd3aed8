package io.pipstream.mt5.dwx;

/** A command on the way to its answer. Thread-safe. */
interface Question {

    /** Has it done, and tells what came of it. May wait; must not throw. */
    String answer();

    /** What is told instead if it was not done, or nobody knows whether. */
    String refusal(MtError error, String sentence);
}
