package io.pipstream.mt5.dwx;

import io.pipstream.mt5.TerminalException;
import java.util.function.Supplier;

/** A command that was understood. */
final class Asked implements Question {

    /** Terminals speak of repeating a request by its id, which this protocol does not have. */
    private static final String UNSURE = "The server failed; it may have been done: look what is open.";

    private final String action;
    private final Supplier<PythonDict> beginning;
    private final Work work;

    /** What is to be done. */
    @FunctionalInterface
    interface Work {

        /** @throws TerminalException if it was not done */
        PythonDict answer() throws RefusedCommandException;
    }

    /** @param beginning of an answer that tells of a failure, with what the client looks for */
    Asked(String action, Supplier<PythonDict> beginning, Work work) {
        this.action = action;
        this.beginning = beginning;
        this.work = work;
    }

    @Override
    public String action() {
        return action;
    }

    @Override
    public Answer answer() {
        try {
            return Answer.ok(work.answer());
        } catch (RefusedCommandException refused) {
            return refusal(refused.error(), refused.sentence());
        } catch (TerminalException refused) {
            boolean unsure = refused.code().equals("ledger_unavailable");
            return refusal(MtError.ofCode(refused.code()), unsure ? UNSURE : refused.sentence());
        }
    }

    @Override
    public Answer refusal(MtError error, String sentence) {
        PythonDict answer = beginning.get();
        return Answer.failed(
                error,
                action.equals(Answers.EXECUTION)
                        ? Answers.notOpened(answer, error, sentence)
                        : Answers.failed(answer, error, sentence));
    }
}
