package io.pipstream.mt5.dwx;

import java.util.Locale;

/** A command on the way to its answer. Thread-safe. */
interface Question {

    /** As answers name it: one of a few. */
    String action();

    /** Has it done, and tells what came of it. May wait. */
    Answer answer();

    /** What is told instead if it was not done, or nobody knows whether. */
    Answer refusal(MtError error, String sentence);

    /**
     * What a client is told.
     *
     * @param outcome {@code ok}, or the error in lower case
     * @param text as it is sent
     */
    record Answer(String outcome, String text) {

        static Answer ok(PythonDict answer) {
            return new Answer("ok", answer.toString());
        }

        static Answer failed(MtError error, PythonDict answer) {
            return new Answer(error.name().toLowerCase(Locale.ROOT), answer.toString());
        }
    }
}
