package io.pipstream.rest;

import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.domain.account.Account;
import io.pipstream.domain.engine.Command;
import io.pipstream.domain.engine.Command.CancelOrder;
import io.pipstream.domain.engine.Command.PlaceOrder;
import io.pipstream.domain.engine.Command.ReplaceOrder;
import io.pipstream.ledger.Page;
import io.pipstream.ledger.StoredOrder;
import io.pipstream.ledger.TradeHistory;
import io.pipstream.trading.Recorded;
import io.pipstream.wire.OutcomeJson;
import io.pipstream.wire.request.OrderReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Orders: placed, replaced, cancelled, and looked at. */
@Path("paper-trading/orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {

    @Inject
    TradingCommands commands;

    @Inject
    TradeHistory history;

    /** A list, newest first: a page of it, whose headers tell how many there are and where the next page is. */
    @GET
    @Needs(Scope.READ)
    public Response list(
            @QueryParam("account") @Nullable String account,
            @QueryParam("status") @Nullable String status,
            @QueryParam("pair") @Nullable String pair,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        OrderQuery query = OrderQuery.of(status, pair, limit, offset, commands.instruments());
        Page<StoredOrder> page = history.orders(query.filter(commands.accounts().toRead(account)));
        Response answer = JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (StoredOrder order : page.items()) {
                json.writeRawValue(order.body());
            }
            json.writeEndArray();
        });
        return PageLinks.with(answer, query.parameters(account), query.offset(), query.limit(), page.total());
    }

    /** 201 with the order and what it did at once. */
    @POST
    @Needs(Scope.TRADE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response place(
            @QueryParam("account") @Nullable String account,
            @HeaderParam(RequestName.HEADER) @Nullable String key,
            InputStream body) {
        ChangeRequest request = commands.request("POST orders", account, key, body);
        Command place =
                new PlaceOrder(TradingCommands.read(request.body(), new OrderReader(commands.instruments())::order));
        return answer(commands.handle(request, place), Response.Status.CREATED);
    }

    /** Filled, cancelled or waiting. */
    @GET
    @Needs(Scope.READ)
    @Path("{id}")
    public Response order(@PathParam("id") String id, @QueryParam("account") @Nullable String account) {
        StoredOrder order = stored(commands.accounts().toRead(account), id);
        return Response.ok(order.body().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** 200 with the new order, which has an id of its own; 422, and the old one stays, if that is refused. */
    @PUT
    @Needs(Scope.TRADE)
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @PathParam("id") String id,
            @QueryParam("account") @Nullable String account,
            @HeaderParam(RequestName.HEADER) @Nullable String key,
            InputStream body) {
        ChangeRequest request = commands.request("PUT orders/" + id, account, key, body);
        long replaced = existing(request.account(), id);
        Command replace = new ReplaceOrder(
                replaced, TradingCommands.read(request.body(), new OrderReader(commands.instruments())::order));
        return answer(commands.handle(request, replace), Response.Status.OK);
    }

    /** 200 with the cancelled order; 422 if it does not wait any more. */
    @DELETE
    @Needs(Scope.TRADE)
    @Path("{id}")
    public Response delete(
            @PathParam("id") String id,
            @QueryParam("account") @Nullable String account,
            @HeaderParam(RequestName.HEADER) @Nullable String key) {
        return cancel("DELETE orders/" + id, id, account, key, InputStream.nullInputStream());
    }

    /** The same for clients that cannot send DELETE. */
    @POST
    @Needs(Scope.TRADE)
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response cancel(
            @PathParam("id") String id,
            @QueryParam("account") @Nullable String account,
            @HeaderParam(RequestName.HEADER) @Nullable String key,
            InputStream body) {
        return cancel("POST orders/" + id + "/cancel", id, account, key, body);
    }

    private Response cancel(
            String operation, String id, @Nullable String account, @Nullable String key, InputStream body) {
        ChangeRequest request = commands.optionalRequest(operation, account, key, body);
        long cancelled = existing(request.account(), id);
        return answer(commands.handle(request, new CancelOrder(cancelled)), Response.Status.OK);
    }

    private static Response answer(Recorded recorded, Response.Status status) {
        return RecordedAnswer.of(recorded, status, OutcomeJson::writeOrder);
    }

    /** @throws ProblemException 404 if there never was one of that id */
    private long existing(Account account, String id) {
        long number = TradingCommands.number(id);
        return account.orders().containsKey(number)
                ? number
                : stored(account, id).id();
    }

    private StoredOrder stored(Account account, String id) {
        long number = TradingCommands.number(id);
        return history.order(account.id(), number)
                .orElseThrow(() -> TradingCommands.notFound("order_doesnt_exist", "There is no order " + number + "."));
    }
}
