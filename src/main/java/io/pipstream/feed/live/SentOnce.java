package io.pipstream.feed.live;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The empty body of a question that goes out once. The JDK's client asks again by itself, up to five times, where a
 * connection breaks before anything came back, and each would count against a quota; it asks for the length of the body
 * each time it writes a request, and there is no other place to stop it for one request.
 */
final class SentOnce implements BodyPublisher {

    private final AtomicBoolean sent = new AtomicBoolean();

    @Override
    public long contentLength() {
        if (sent.getAndSet(true)) {
            throw new IllegalStateException("A question is sent once");
        }
        return 0;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        HttpRequest.BodyPublishers.noBody().subscribe(subscriber);
    }
}
