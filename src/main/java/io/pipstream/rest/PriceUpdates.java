package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.CloseReason;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.TradeClosed;
import io.pipstream.domain.market.Instruments;
import io.pipstream.domain.market.Quote;
import io.pipstream.feed.RawQuote;
import io.pipstream.ledger.Journal;
import io.pipstream.ledger.JournalEntry;
import io.pipstream.rest.QuoteIntake.Verdict;
import io.pipstream.trading.PriceFollowing;
import io.pipstream.wire.Json;
import io.pipstream.wire.TradeEventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Single prices that clients bring to have their positions looked at: they enter the market as quotes of the push feed, for
 * everyone, and the answer waits until the account, if one is meant, has followed them.
 */
@ApplicationScoped
public class PriceUpdates {

    private static final Duration MOST_WAITING = Duration.ofSeconds(2);
    private static final int JOURNAL_PAGE = 1_000;

    @Inject
    Instruments instruments;

    @Inject
    QuoteIntake intake;

    @Inject
    PriceFollowing following;

    @Inject
    Journal journal;

    /**
     * Brings the prices to the market.
     *
     * @param account null if nobody waits for what one does
     * @throws ProblemException 400 naming each wrong price, 422 if the market takes none of them
     */
    Json.Body update(@Nullable Account account, JsonNode body) {
        List<RawQuote> quotes = SinglePrices.read(body, instruments);
        Map<RawQuote, Verdict.Refused> refused = new LinkedHashMap<>();
        List<RawQuote> taken = new ArrayList<>();
        for (RawQuote quote : quotes) {
            if (intake.offer(quote) instanceof Verdict.Refused why) {
                refused.put(quote, why);
            } else {
                taken.add(quote);
            }
        }
        if (taken.isEmpty() && !refused.isEmpty()) {
            Verdict.Refused first = refused.values().iterator().next();
            throw Problem.refused(first.code(), first.sentence()).toException();
        }
        Followed followed = account == null || taken.isEmpty() ? Followed.NOTHING : follow(account, taken);
        return json -> {
            json.writeStartObject();
            json.writeBooleanField("success", true);
            json.writeNumberField("updated", taken.size());
            json.writeNumberField("closed_trades", followed.closed());
            json.writeStringField("message", followed.message(taken.size()));
            json.writeBooleanField("settled", followed.settled());
            json.writeArrayFieldStart("refused");
            for (Map.Entry<RawQuote, Verdict.Refused> each : refused.entrySet()) {
                json.writeStartObject();
                json.writeStringField("symbol", each.getKey().symbol());
                json.writeStringField("code", each.getValue().code());
                json.writeStringField("message", each.getValue().sentence());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }

    /**
     * What an account made of the prices.
     *
     * @param settled whether it has followed them all
     */
    private record Followed(boolean settled, long closed) {

        static final Followed NOTHING = new Followed(true, 0);

        String message(int taken) {
            return "%d prices taken, %d trades closed%s"
                    .formatted(taken, closed, settled ? "." : " so far; the account is still at work.");
        }
    }

    private Followed follow(Account account, List<RawQuote> taken) {
        boolean settled = following.await(account.id(), MOST_WAITING);
        return new Followed(settled, closedBy(taken, account.id(), account.sequence()));
    }

    private long closedBy(List<RawQuote> quotes, AccountId account, long before) {
        TradeEventCodec codec = new TradeEventCodec(instruments);
        long closed = 0;
        long after = before;
        List<JournalEntry> page;
        do {
            page = journal.after(account, after, JOURNAL_PAGE);
            for (JournalEntry entry : page) {
                after = entry.sequence();
                closed += isClosedBy(quotes, codec.decode(entry.text())) ? 1 : 0;
            }
        } while (page.size() == JOURNAL_PAGE);
        return closed;
    }

    private static boolean isClosedBy(List<RawQuote> quotes, TradeEvent event) {
        return event instanceof TradeClosed closed
                && (closed.reason() == CloseReason.MARGIN_CLOSEOUT
                        || quotes.stream()
                                .anyMatch(pushed -> isSame(
                                        pushed, closed.fill().explanation().quote())));
    }

    private static boolean isSame(RawQuote pushed, Quote quote) {
        return quote.synthetic()
                && quote.instrument().symbol().equals(pushed.symbol())
                && quote.instrument().roundBid(pushed.bid()).compareTo(quote.bid()) == 0
                && quote.instrument().roundAsk(pushed.ask()).compareTo(quote.ask()) == 0;
    }
}
