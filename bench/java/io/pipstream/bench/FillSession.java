package io.pipstream.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.CompletableFuture;

/** One client of {@code /ws/trading/} that tells when a fill of its account is heard. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel
final class FillSession extends SimpleChannelInboundHandler<WebSocketFrame> {
    /** An instrument of which no quotes are pushed, so that events are all that comes. */
    private static final String SUBSCRIPTION = "{\"type\":\"subscribe\",\"symbols\":[\"GBPUSD\"]}";

    private static final String FILL = "{\"type\":\"trade_";
    private static final String SEQUENCE = "\"seq\":";

    private final String account;
    private final Arrivals arrivals;
    private final CompletableFuture<String> subscribed;

    FillSession(String account, Arrivals arrivals, CompletableFuture<String> subscribed) {
        this.account = account;
        this.arrivals = arrivals;
        this.subscribed = subscribed;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            context.writeAndFlush(new TextWebSocketFrame(SUBSCRIPTION));
        }
        super.userEventTriggered(context, event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (!(frame instanceof TextWebSocketFrame)) {
            return;
        }
        long now = System.nanoTime();
        ByteBuf content = frame.content();
        String text = content.toString(US_ASCII);
        if (text.startsWith(FILL)) {
            arrivals.arrived(account, number(text, text.lastIndexOf(SEQUENCE) + SEQUENCE.length()), now);
        } else if (!subscribed.isDone() && text.contains("\"subscribed\"")) {
            subscribed.complete(text);
        } else if (text.startsWith("{\"type\":\"error\"")) {
            subscribed.completeExceptionally(new IllegalStateException("Subscription refused: " + text));
        }
    }

    /** The digits from there on. */
    static long number(String text, int from) {
        long value = 0;
        for (int at = from; at < text.length() && Character.isDigit(text.charAt(at)); at++) {
            value = 10 * value + Character.digit(text.charAt(at), 10);
        }
        return value;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        subscribed.completeExceptionally(new IllegalStateException("Closed before the subscription was answered"));
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        subscribed.completeExceptionally(cause);
        context.close();
    }
}
