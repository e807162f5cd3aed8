package io.pipstream.rest;

import io.pipstream.domain.account.Account;
import io.pipstream.domain.performance.History;
import io.pipstream.trading.PerformanceHistories;
import io.pipstream.trading.TooMuchHistoryException;
import org.jspecify.annotations.Nullable;

/** Understands {@code ?days=30}, and reads what happened in them. */
final class Period {

    private static final int USUAL_DAYS = 30;

    private Period() {}

    /** @throws ProblemException 400 for days that are no number of days, 422 if too much happened in them */
    static History read(Account account, @Nullable String days, PerformanceHistories histories) {
        QueryFields fields = new QueryFields();
        int count = fields.whole("days", days, USUAL_DAYS, 1, TradeQuery.MOST_DAYS);
        fields.refuseIfWrong();
        try {
            return histories.of(account, count);
        } catch (TooMuchHistoryException tooMuch) {
            throw Problem.refused("too_much_history", String.valueOf(tooMuch.getMessage()))
                    .toException();
        }
    }
}
