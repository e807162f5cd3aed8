package io.pipstream.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything under {@code /api}; the server finds the resources of every package by itself. */
@ApplicationPath("/api")
public class RestApplication extends Application {

    /** Payara's Jersey would answer OPTIONS with a description of our classes. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
