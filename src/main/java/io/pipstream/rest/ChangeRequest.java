package io.pipstream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipstream.domain.account.Account;
import io.pipstream.trading.ClientRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request to change an account.
 *
 * @param account as it was when the request came
 * @param name null if the client gave none
 */
record ChangeRequest(
        Account account, JsonNode body, @Nullable ClientRequest name) {}
