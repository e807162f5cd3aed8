package io.pipstream.notification.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Says in our own words why the network failed: what exceptions say may have an address in it, and that a secret. */
final class Lost {

    private Lost() {}

    static String reason(IOException failure, Deadline deadline) {
        if (deadline.isOver() || failure instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "no connection";
        }
        if (failure instanceof SSLException) {
            return "no agreement on encryption, or no certificate to trust";
        }
        if (failure instanceof NoHttpResponseException || failure instanceof ConnectionClosedException) {
            return "the connection ended before an answer";
        }
        if (failure instanceof ClientProtocolException || failure instanceof MessageConstraintException) {
            return "the answer is no HTTP, or too long";
        }
        return "the connection broke";
    }
}
