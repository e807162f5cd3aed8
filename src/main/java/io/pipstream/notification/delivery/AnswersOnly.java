package io.pipstream.notification.delivery;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Waits for the answer, whatever is said before it, but does not switch protocols, which HttpClient would at a server's word. */
final class AnswersOnly extends HttpRequestExecutor {

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback ignored,
            HttpContext context)
            throws IOException, HttpException {
        return super.execute(request, connection, (interim, on, within) -> refuseSwitch(interim.getCode()), context);
    }

    private static void refuseSwitch(int status) throws ProtocolException {
        if (status == HttpStatus.SC_SWITCHING_PROTOCOLS) {
            throw new ProtocolException("Nobody asked for another protocol");
        }
    }
}
