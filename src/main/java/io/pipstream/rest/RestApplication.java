package io.pipstream.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /api}; the server finds the resources of every package by itself. */
@ApplicationPath("/api")
public class RestApplication extends Application {}
