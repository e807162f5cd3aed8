package io.pipstream.feed.live;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in our own words why the network failed. What exceptions say may have the address in it, and that the key. */
final class LossReason {

    private static final int DEEPEST = 10;

    private LossReason() {}

    static String of(Throwable failure) {
        String reason = null;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof LostException lost) {
                return lost.reason();
            }
            String said = said(cause);
            reason = said == null ? reason : said;
            cause = cause.getCause();
        }
        return reason == null ? "the connection broke" : reason;
    }

    /** The exception that callbacks of futures wrap. */
    static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static @Nullable String said(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (cause instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            return "the host is not known";
        }
        if (cause instanceof ConnectException) {
            return "no connection";
        }
        if (cause instanceof SSLException) {
            return "no agreement on encryption";
        }
        if (cause instanceof EOFException) {
            return "the connection ended";
        }
        if (cause instanceof CancellationException) {
            return "broken off";
        }
        if (cause instanceof RejectedExecutionException) {
            return "the server has no thread for it";
        }
        return cause instanceof IllegalArgumentException ? "the address cannot be asked" : null;
    }
}
