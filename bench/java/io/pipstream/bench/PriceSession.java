package io.pipstream.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.CompletableFuture;

/** One client of {@code /ws/prices/}: subscribes when it is connected and tallies the prices that come. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel
final class PriceSession extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final byte[] PRICE = "{\"type\":\"price".getBytes(US_ASCII);

    private final Tally tally;
    private final String request;
    private final CompletableFuture<String> subscribed;

    PriceSession(Tally tally, String request, CompletableFuture<String> subscribed) {
        this.tally = tally;
        this.request = request;
        this.subscribed = subscribed;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            context.writeAndFlush(new TextWebSocketFrame(request));
        }
        super.userEventTriggered(context, event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (!(frame instanceof TextWebSocketFrame)) {
            return;
        }
        ByteBuf content = frame.content();
        int length = content.readableBytes();
        byte[] text = tally.room(length);
        content.getBytes(content.readerIndex(), text, 0, length);
        if (isPrice(text, length)) {
            tally.received(text, length);
        } else if (!subscribed.isDone()) {
            answered(new String(text, 0, length, US_ASCII));
        }
    }

    private void answered(String message) {
        if (message.contains("\"subscribed\"")) {
            subscribed.complete(message);
        } else if (message.contains("\"error\"")) {
            subscribed.completeExceptionally(new IllegalStateException("Subscription refused: " + message));
        }
    }

    private static boolean isPrice(byte[] text, int length) {
        if (length < PRICE.length) {
            return false;
        }
        for (int i = PRICE.length - 1; i >= 0; i--) {
            if (text[i] != PRICE[i]) {
                return false;
            }
        }
        return true;
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
