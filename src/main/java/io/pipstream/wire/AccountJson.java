package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.Trade;
import io.pipstream.domain.account.TradeEvent.MarginCall;
import io.pipstream.domain.account.TradeEvent.TermsChanged;
import io.pipstream.domain.order.Order;
import java.io.IOException;
import java.util.NavigableMap;

/** An account without its orders and trades. */
public final class AccountJson {

    private AccountJson() {}

    /** As a row keeps it. */
    public static String body(Account account) {
        return Json.encode(json -> {
                    MemberWriter to = new MemberWriter(json);
                    writeName(to, account);
                    to.number("balance", account.balance());
                    to.choice("margin_call", account.margin());
                })
                .text();
    }

    /**
     * The account with the orders that wait and the trades that are open.
     *
     * @throws IllegalArgumentException if the text is not what {@link #body} wrote
     */
    public static Account account(String body, NavigableMap<Long, Order> orders, NavigableMap<Long, Trade> trades) {
        Members from = Members.parse(body);
        return new Account(
                new AccountId(from.text("account")),
                from.text("epoch"),
                from.whole("seq"),
                TermsJson.read(from),
                from.number("deposits"),
                from.number("balance"),
                orders,
                trades,
                from.choice(MarginCall.State.class, "margin_call"));
    }

    /** What an account's owner sees: its terms, and its money at the moment of the summary. */
    public static void write(JsonGenerator json, Account account, AccountSummary summary) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        writeName(to, account);
        SummaryJson.write(to, summary);
        to.choice("margin_call", account.margin());
        to.whole("open_trades", account.trades().size());
        to.whole("pending_orders", account.orders().size());
        json.writeEndObject();
    }

    /** What the account's terms became with the event of that sequence. */
    public static void writeChange(JsonGenerator json, AccountId account, TermsChanged changed) throws IOException {
        MemberWriter to = new MemberWriter(json);
        json.writeStartObject();
        to.text("account", account.value());
        to.whole("seq", changed.sequence());
        TermsJson.write(to, changed.terms());
        json.writeEndObject();
    }

    private static void writeName(MemberWriter to, Account account) throws IOException {
        to.text("account", account.id().value());
        to.text("epoch", account.epoch());
        to.whole("seq", account.sequence());
        TermsJson.write(to, account.terms());
        to.number("deposits", account.deposits());
    }
}
