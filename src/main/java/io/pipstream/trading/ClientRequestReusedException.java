package io.pipstream.trading;

/** The client used the name of an earlier request for something else; nothing was changed. */
public final class ClientRequestReusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientRequestReusedException(String id) {
        super("The name \"" + id + "\" was used for another request");
    }
}
