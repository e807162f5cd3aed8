package io.pipstream.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The least a server can do for the same bytes on the wire: a quote becomes one encoded frame, and that frame is written
 * to every channel that asked for the instrument. No pace, no conflation, no deadline, one protection only: a channel
 * whose queue is over Netty's high-water mark is passed over.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends its channel, which is all a bare server does
final class NettyYardstick {
    private static final int FIRST_BYTE_TEXT = 0x81;
    private static final int MOST_IN_ONE_LENGTH_BYTE = 125;
    private static final int TWO_LENGTH_BYTES = 126;

    private final ObjectMapper json = new ObjectMapper();
    private final EventLoopGroup loops = new NioEventLoopGroup();
    /** Each loop's own subscribers by symbol, read and written by that loop only. */
    private final Map<EventExecutor, Map<String, Set<Channel>>> subscribersByLoop = new HashMap<>();

    private NettyYardstick() {
        loops.forEach(loop -> subscribersByLoop.put(loop, new HashMap<>()));
    }

    /** Argument: the port on 127.0.0.1. */
    public static void main(String[] arguments) throws InterruptedException {
        new NettyYardstick().serve(Integer.parseInt(arguments[0]));
    }

    private void serve(int port) throws InterruptedException {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() ->
                        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS)));
        new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1_024)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(1 << 20))
                                .addLast(new WebSocketServerProtocolHandler("/ws/prices/"))
                                .addLast(new Quotes())
                                .addLast(new Subscriptions());
                    }
                })
                .bind("127.0.0.1", port)
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    /** Hands each loop the frames once; the loop writes them to its own channels and flushes each channel once. */
    private void publish(List<JsonNode> quotes) {
        Map<String, ByteBuf> framesBySymbol = new LinkedHashMap<>();
        quotes.forEach(quote -> framesBySymbol.put(quote.get("symbol").textValue(), encode(quote)));
        subscribersByLoop.forEach((loop, subscribers) -> {
            framesBySymbol.values().forEach(ByteBuf::retain);
            loop.execute(() -> write(framesBySymbol, subscribers));
        });
        framesBySymbol.values().forEach(ByteBuf::release);
    }

    private static void write(Map<String, ByteBuf> framesBySymbol, Map<String, Set<Channel>> subscribers) {
        framesBySymbol.forEach((symbol, frame) -> {
            for (Channel channel : subscribers.getOrDefault(symbol, Set.of())) {
                if (channel.isWritable()) {
                    channel.write(frame.retainedDuplicate(), channel.voidPromise());
                }
            }
            frame.release();
        });
        for (String symbol : framesBySymbol.keySet()) {
            subscribers.getOrDefault(symbol, Set.of()).forEach(Channel::flush);
        }
    }

    private static ByteBuf encode(JsonNode quote) {
        return encode("{\"type\":\"price\",\"symbol\":" + quote.get("symbol") + ",\"bid\":" + quote.get("bid")
                + ",\"ask\":" + quote.get("ask") + ",\"time\":" + quote.get("time") + "}");
    }

    /** A whole unmasked text frame; bytes pass Netty's encoder of frames untouched. */
    private static ByteBuf encode(String text) {
        byte[] payload = text.getBytes(US_ASCII);
        ByteBuf frame = Unpooled.directBuffer(payload.length + 4).writeByte(FIRST_BYTE_TEXT);
        if (payload.length <= MOST_IN_ONE_LENGTH_BYTE) {
            frame.writeByte(payload.length);
        } else {
            frame.writeByte(TWO_LENGTH_BYTES).writeShort(payload.length);
        }
        return frame.writeBytes(payload);
    }

    private final class Quotes extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) throws IOException {
            if (request.content().isReadable()) {
                JsonNode body = json.readTree(new ByteBufInputStream(request.content()).readAllBytes());
                List<JsonNode> quotes = new ArrayList<>();
                (body.isArray() ? body : List.of(body)).forEach(quotes::add);
                publish(quotes);
            }
            DefaultFullHttpResponse response =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
            context.writeAndFlush(response);
        }
    }

    private final class Subscriptions extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) throws IOException {
            JsonNode request = json.readTree(frame.text());
            Channel channel = context.channel();
            for (JsonNode symbol : request.get("symbols")) {
                subscribers(channel)
                        .computeIfAbsent(symbol.textValue(), name -> new HashSet<>())
                        .add(channel);
            }
            context.writeAndFlush(
                    new TextWebSocketFrame("{\"action\":\"subscribed\",\"symbols\":" + request.get("symbols") + "}"));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            Channel channel = context.channel();
            subscribers(channel).values().forEach(channels -> channels.remove(channel));
            super.channelInactive(context);
        }

        private Map<String, Set<Channel>> subscribers(Channel channel) {
            return subscribersByLoop.get(channel.eventLoop());
        }
    }
}
