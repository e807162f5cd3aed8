package io.pipstream.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * Many WebSocket clients on two threads. They answer pings, as every real client does, and count what they receive.
 */
final class LoadClient implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int CONNECTING_AT_ONCE = 64;
    private static final int ANSWER_SECONDS = 60;
    private static final int SMALL_BUFFER_BYTES = 4_096;

    private final EventLoopGroup loops = new NioEventLoopGroup(THREADS);
    private final Map<EventExecutor, Tally> tallies = new HashMap<>();
    private final List<Channel> sessions = new ArrayList<>();

    LoadClient(SteadyClock clock) {
        loops.forEach(loop -> tallies.put(loop, new Tally(clock)));
    }

    /** Opens and subscribes further sessions and returns when the server has answered every one. */
    List<Channel> open(int port, int count, String subscription) throws InterruptedException {
        return open(port, count, prices(subscription), new Bootstrap());
    }

    /** Opens a session for each account, which tells the arrivals of its fills and hears no prices. */
    void openTrading(int port, List<String> accounts, Arrivals arrivals) throws InterruptedException {
        open(
                port,
                accounts.size(),
                (number, loop, answer) -> new Session(
                        "/ws/trading/?account=" + accounts.get(number),
                        new FillSession(accounts.get(number), arrivals, answer)),
                new Bootstrap());
    }

    /** Likewise, with a receive buffer of 4 KB in the kernel, so that one that stops reading is felt by the server soon. */
    List<Channel> openWithSmallBuffer(int port, int count, String subscription) throws InterruptedException {
        return open(
                port, count, prices(subscription), new Bootstrap().option(ChannelOption.SO_RCVBUF, SMALL_BUFFER_BYTES));
    }

    private record Session(String path, ChannelHandler handler) {}

    private interface Sessions {
        /** @param answer to be completed when the server has answered the subscription */
        Session number(int number, EventExecutor loop, CompletableFuture<String> answer);
    }

    private Sessions prices(String subscription) {
        return (number, loop, answer) ->
                new Session("/ws/prices/", new PriceSession(tallies.get(loop), subscription, answer));
    }

    private List<Channel> open(int port, int count, Sessions kind, Bootstrap bootstrap) throws InterruptedException {
        bootstrap.group(loops).channel(NioSocketChannel.class);
        Semaphore connecting = new Semaphore(CONNECTING_AT_ONCE);
        List<Channel> opened = new ArrayList<>();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            connecting.acquire();
            CompletableFuture<String> answer = new CompletableFuture<>();
            ChannelFuture connect = bootstrap
                    .handler(pipeline(port, loop -> kind.number(number, loop, answer)))
                    .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            connect.addListener(done -> {
                if (!done.isSuccess()) {
                    answer.completeExceptionally(done.cause());
                }
            });
            opened.add(connect.channel());
            answers.add(answer.whenComplete((message, failure) -> connecting.release()));
        }
        await(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)));
        sessions.addAll(opened);
        return opened;
    }

    private static void await(CompletableFuture<Void> answers) throws InterruptedException {
        try {
            answers.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException cause) {
            throw new IllegalStateException("Sessions could not be opened: " + cause, cause);
        }
    }

    private static ChannelInitializer<SocketChannel> pipeline(int port, Function<EventExecutor, Session> kind) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                Session session = kind.apply(channel.eventLoop());
                WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(URI.create("ws://127.0.0.1:" + port + session.path()))
                        .version(WebSocketVersion.V13)
                        .maxFramePayloadLength(1 << 20)
                        .withUTF8Validator(false)
                        .build();
                channel.pipeline()
                        .addLast(new HttpClientCodec())
                        .addLast(new HttpObjectAggregator(8_192))
                        .addLast(new WebSocketClientProtocolHandler(config))
                        .addLast(session.handler());
            }
        };
    }

    /** Prices received so far by all sessions. */
    long prices() {
        return tallies.values().stream().mapToLong(Tally::prices).sum();
    }

    /** Messages with prices received so far by all sessions. */
    long frames() {
        return tallies.values().stream().mapToLong(Tally::frames).sum();
    }

    /** Ages of the prices since the last call, in microseconds. */
    Histogram takeLatencies() {
        Histogram all = new Histogram(3);
        tallies.values().forEach(tally -> all.add(tally.takeLatencies()));
        return all;
    }

    long openSessions() {
        return sessions.stream().filter(Channel::isActive).count();
    }

    /** Leaves politely: a close frame from each, and the server ends the connection; after 5 s it is cut. */
    @SuppressWarnings("FutureReturnValueIgnored") // whether it worked shows in openSessions()
    void closeSessions() throws InterruptedException {
        for (Channel session : sessions) {
            session.config().setAutoRead(true);
            session.writeAndFlush(new CloseWebSocketFrame(1000, ""));
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (openSessions() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        for (Channel session : sessions) {
            session.close().sync();
        }
        sessions.clear();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
