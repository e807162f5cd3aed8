package io.pipstream.mt5.dwx;

import io.pipstream.mt5.TerminalException;
import java.util.function.Supplier;

/** A command that was understood. */
final class Asked implements Question {

    private final String action;
    private final Supplier<PythonDict> beginning;
    private final Work work;
    private final DwxMetrics metrics;

    /** What is to be done. */
    @FunctionalInterface
    interface Work {

        /** @throws TerminalException if it was not done */
        PythonDict answer() throws RefusedCommandException;
    }

    /** @param beginning of an answer that tells of a failure, with what the client looks for */
    Asked(String action, Supplier<PythonDict> beginning, Work work, DwxMetrics metrics) {
        this.action = action;
        this.beginning = beginning;
        this.work = work;
        this.metrics = metrics;
    }

    @Override
    public String answer() {
        try {
            String answer = work.answer().toString();
            metrics.done(action);
            return answer;
        } catch (RefusedCommandException refused) {
            metrics.refused(action);
            return refusal(refused.error(), refused.sentence());
        } catch (TerminalException refused) {
            metrics.refused(action);
            return refusal(MtError.ofCode(refused.code()), refused.sentence());
        }
    }

    @Override
    public String refusal(MtError error, String sentence) {
        PythonDict answer = beginning.get();
        return (action.equals(Answers.EXECUTION)
                        ? Answers.notOpened(answer, error, sentence)
                        : Answers.failed(answer, error, sentence))
                .toString();
    }
}
