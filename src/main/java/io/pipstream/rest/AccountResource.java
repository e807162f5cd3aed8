package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.account.AccountSummary;
import io.pipstream.domain.account.TradeEvent;
import io.pipstream.domain.account.TradeEvent.AccountOpened;
import io.pipstream.domain.account.TradeEvent.TermsChanged;
import io.pipstream.domain.engine.Command.ChangeTerms;
import io.pipstream.domain.market.Conversions;
import io.pipstream.domain.market.TradingDays;
import io.pipstream.domain.money.Amounts;
import io.pipstream.domain.rules.RuleProfiles;
import io.pipstream.domain.rules.Valuation;
import io.pipstream.ledger.Journal;
import io.pipstream.platform.Nonces;
import io.pipstream.pricing.MarketViews;
import io.pipstream.trading.Recorded;
import io.pipstream.wire.AccountJson;
import io.pipstream.wire.request.AccountReader;
import io.pipstream.wire.request.AccountReader.Reset;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The account itself: what it is worth now, how it trades, and how it begins anew. */
@Path("paper-trading/account")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    @Inject
    TradingCommands commands;

    @Inject
    MarketViews markets;

    @Inject
    RuleProfiles profiles;

    @Inject
    Conversions conversions;

    @Inject
    Journal journal;

    @Inject
    Nonces nonces;

    @Inject
    Clock clock;

    /** Its terms, and its money at the prices of now. */
    @GET
    @Needs(Scope.READ)
    public Response summary(@QueryParam("account") @Nullable String name) {
        Account account = commands.accounts().toRead(name);
        Valuation valuation = new Valuation(
                account,
                markets.now(),
                conversions,
                profiles.of(account.terms().rules()),
                TradingDays.on(clock.instant()));
        return JsonAnswer.ok(json -> AccountJson.write(json, account, valuation.summary()));
    }

    /** 200 with the terms as they are now; 422 if open trades or orders do not allow the change. */
    @PATCH
    @Needs(Scope.TRADE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @QueryParam("account") @Nullable String name,
            @HeaderParam(RequestName.HEADER) @Nullable String key,
            InputStream body) {
        ChangeRequest request = commands.request("PATCH account", name, key, body);
        Account account = request.account();
        ChangeTerms change = TradingCommands.read(
                request.body(),
                json -> new AccountReader(commands.instruments()).change(json, account.terms(), nonces.next()));
        Recorded recorded = commands.handle(request, change);
        return RecordedAnswer.ifAccepted(
                recorded,
                Response.Status.OK,
                json -> AccountJson.writeChange(json, account.id(), first(recorded, TermsChanged.class)));
    }

    /** 200 with the account in its new epoch; everything that was open is gone. */
    @POST
    @Needs(Scope.TRADE)
    @Path("reset")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response reset(
            @QueryParam("account") @Nullable String name,
            @HeaderParam(RequestName.HEADER) @Nullable String key,
            InputStream body) {
        ChangeRequest request = commands.optionalRequest("POST account/reset", name, key, body);
        Account account = request.account();
        Reset reset = TradingCommands.read(
                request.body(),
                json -> new AccountReader(commands.instruments())
                        .reset(json, new Reset(account.terms(), account.deposits()), nonces.next()));
        Recorded recorded = commands.reset(request, reset);
        AccountOpened opened = first(recorded, AccountOpened.class);
        Account begun = Account.opened(account.id(), epoch(recorded, opened), opened);
        AccountSummary summary = new AccountSummary(
                opened.deposit(), Amounts.ZERO, opened.deposit(), Amounts.ZERO, opened.deposit(), null);
        return RecordedAnswer.marked(JsonAnswer.ok(json -> AccountJson.write(json, begun, summary)), recorded);
    }

    /** Of that reset, though there may have been another since. */
    private String epoch(Recorded recorded, AccountOpened opened) {
        return recorded.isRepetition()
                ? journal.between(recorded.after().id(), opened.sequence(), opened.sequence())
                        .get(0)
                        .epoch()
                : recorded.after().epoch();
    }

    private static <E extends TradeEvent> E first(Recorded recorded, Class<E> type) {
        return type.cast(recorded.events().get(0));
    }
}
