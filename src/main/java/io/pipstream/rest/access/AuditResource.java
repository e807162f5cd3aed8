package io.pipstream.rest.access;

import io.pipstream.access.AuditTrail;
import io.pipstream.access.AuditTrail.Numbered;
import io.pipstream.access.Needs;
import io.pipstream.access.Scope;
import io.pipstream.rest.JsonAnswer;
import io.pipstream.rest.QueryFields;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what, from where, when. */
@Path("admin/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.ADMIN)
public class AuditResource {

    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;

    @Inject
    AuditTrail audit;

    /** Newest first, those before the number {@code before}; only of that actor, only that act, where they are named. */
    @GET
    public Response page(
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("act") @Nullable String act) {
        QueryFields fields = new QueryFields();
        long from = fields.whole("before", before, Long.MAX_VALUE, 1L, Long.MAX_VALUE);
        int most = fields.whole("limit", limit, USUAL_LIMIT, 1, MOST);
        fields.refuseIfWrong();
        List<Numbered> page = audit.page(from, most, QueryFields.stripped(actor), QueryFields.stripped(act));
        return JsonAnswer.ok(json -> {
            json.writeStartArray();
            for (Numbered numbered : page) {
                AccessJson.writeAudit(json, numbered);
            }
            json.writeEndArray();
        });
    }
}
