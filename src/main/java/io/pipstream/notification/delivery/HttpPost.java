package io.pipstream.notification.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.CookieSpecFactory;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * One POST by HTTP/1.1 on a connection of its own, to an address that was looked up before. Apache HttpClient does it, without
 * all that it would do by itself: no redirection is followed, no proxy used, nothing tried again, kept or unpacked. Thread-safe.
 */
final class HttpPost {

    /** Of one name; more are not tried. */
    static final int MOST_ADDRESSES = 4;

    /** Of an answer's status, or of one of its headers, in bytes. */
    static final int LONGEST_LINE = 8_192;

    /** Of an answer, which must have fewer. */
    static final int MOST_HEADERS = 100;

    /** The first line must be the status: none before it is skipped. */
    private static final ManagedHttpClientConnectionFactory CONNECTIONS = ManagedHttpClientConnectionFactory.builder()
            .http1Config(Http1Config.custom()
                    .setMaxLineLength(LONGEST_LINE)
                    .setMaxHeaderCount(MOST_HEADERS)
                    .setMaxEmptyLineCount(1)
                    .build())
            .build();

    private static final RequestConfig NOTHING_BY_ITSELF = RequestConfig.custom()
            .setAuthenticationEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .build();

    /** The default would read the list of all public suffixes, for cookies that nobody takes. */
    private static final Lookup<CookieSpecFactory> NO_COOKIES =
            RegistryBuilder.<CookieSpecFactory>create().build();

    private final Lookup<TlsSocketStrategy> security;

    /** @param trust whom it trusts; the certificate must be for the host, too, which the JDK looks at */
    HttpPost(SSLContext trust) {
        TlsSocketStrategy tls =
                new DefaultClientTlsStrategy(trust, HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE);
        this.security = RegistryBuilder.<TlsSocketStrategy>create()
                .register(URIScheme.HTTPS.id, tls)
                .build();
    }

    /**
     * Whether it was taken is in the answer's status. Its body is not read: the connection is cut when its head is there.
     *
     * @param at where the host is; the first that can be connected to is taken
     * @param headers names and values without line breaks
     */
    HttpResponse send(
            WebhookAddress to, List<InetAddress> at, Map<String, String> headers, byte[] body, Deadline deadline)
            throws IOException {
        LookedUp where = new LookedUp(to.host(), at.subList(0, Math.min(at.size(), MOST_ADDRESSES)));
        HttpHost host = new HttpHost(scheme(to).id, to.host(), to.port());
        CloseableHttpClient client = client(where, deadline);
        try {
            return client.executeOpen(host, request(to, host, headers, body), null);
        } catch (IllegalArgumentException notUnderstood) {
            // as of a status 000
            throw new ClientProtocolException(notUnderstood);
        } finally {
            client.close(CloseMode.IMMEDIATE);
        }
    }

    private CloseableHttpClient client(LookedUp where, Deadline deadline) {
        return HttpClients.custom()
                .setConnectionManager(connection(where, deadline))
                .setConnectionReuseStrategy((request, answer, context) -> false)
                .setRequestExecutor(new AnswersOnly())
                .setDefaultRequestConfig(NOTHING_BY_ITSELF)
                .setDefaultCookieSpecRegistry(NO_COOKIES)
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent()
                .disableRedirectHandling()
                .build();
    }

    private BasicHttpClientConnectionManager connection(LookedUp where, Deadline deadline) {
        WatchedSockets sockets = new WatchedSockets(deadline);
        HttpClientConnectionOperator operator =
                new DefaultHttpClientConnectionOperator(proxy -> sockets.createSocket(), null, where, security);
        BasicHttpClientConnectionManager connection = new BasicHttpClientConnectionManager(operator, CONNECTIONS);
        Timeout left = Timeout.ofMilliseconds(deadline.millisLeft());
        connection.setSocketConfig(SocketConfig.custom().setSoTimeout(left).build());
        connection.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(
                        Math.max(1, deadline.millisLeft() / where.addresses().size())))
                .build());
        return connection;
    }

    private static ClassicHttpRequest request(
            WebhookAddress to, HttpHost host, Map<String, String> headers, byte[] body) {
        ClassicHttpRequest request = new BasicClassicHttpRequest("POST", host, to.target());
        headers.forEach(request::setHeader);
        request.setHeader("Host", to.authority());
        request.setHeader("Connection", "close");
        request.setEntity(new ByteArrayEntity(body, null));
        return request;
    }

    private static URIScheme scheme(WebhookAddress to) {
        return to.security() == WebhookAddress.Security.TLS ? URIScheme.HTTPS : URIScheme.HTTP;
    }
}
