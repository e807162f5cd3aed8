package io.pipstream.mt5;

import io.pipstream.access.Caller;
import io.pipstream.access.Credential;
import io.pipstream.access.Credential.Kind;
import io.pipstream.platform.Digests;
import io.pipstream.trading.ClientRequest;

/**
 * Makes the client's own name for a request one of the account's. What is named by a token or a key is told apart from what
 * others name, so that two programs of one user may count alike.
 */
public final class RequestNames {

    private static final int LONGEST_KEPT = 40;

    private RequestNames() {}

    /**
     * The request of that name.
     *
     * @param protocol tells it apart from requests that came by another way
     * @param id as long as one likes
     * @param content a repetition has the same
     */
    public static ClientRequest of(String protocol, Caller caller, String id, String content) {
        Credential credential = caller.credential();
        String whose = credential.kind() == Kind.TOKEN ? credential.id() : "";
        String readable = id.length() > LONGEST_KEPT || !id.matches("[A-Za-z0-9._:-]+") ? "" : "/" + id;
        return new ClientRequest(
                protocol + "-" + Digests.sha256(whose + "\n" + id).substring(0, 40) + readable,
                Digests.sha256(content));
    }
}
