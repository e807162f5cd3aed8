package io.pipstream.rest.signals;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The parameters that choose signals, as they came. */
public final class SignalParameters {

    @QueryParam("source")
    @Nullable
    String source;

    @QueryParam("pair")
    @Nullable
    String pair;

    @QueryParam("days")
    @Nullable
    String days;

    @QueryParam("after")
    @Nullable
    String after;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("offset")
    @Nullable
    String offset;
}
