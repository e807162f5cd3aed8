package io.pipstream.wire;

import org.jspecify.annotations.Nullable;

/** A client's message that is not understood; its message is the sentence the client is told. */
public final class RefusedMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient @Nullable RequestId id;

    public RefusedMessageException(ErrorCode code, String sentence, @Nullable RequestId id) {
        super(sentence, null, false, false);
        this.code = code;
        this.id = id;
    }

    public ErrorCode code() {
        return code;
    }

    /** The request's own id, if it could be read. */
    public @Nullable RequestId id() {
        return id;
    }
}
