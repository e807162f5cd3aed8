package io.pipstream.feed.live;

import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A WebSocket. Its parts are joined; what is sent waits for what was sent before. */
final class SocketLine implements Transport.Line, WebSocket.Listener {

    private static final int MOST_UNSENT = 256;

    private final Transport.LineListener listener;
    private final int limitCharacters;
    private final StringBuilder begun = new StringBuilder(); // by the socket's one thread at a time
    private final Queue<String> unsent = new ArrayDeque<>(); // guarded by this
    private final Consumer<Transport.Line> ended;
    private boolean sending; // guarded by this
    private @Nullable WebSocket socket; // guarded by this
    private boolean over; // guarded by this

    SocketLine(Transport.LineListener listener, int limitCharacters, Consumer<Transport.Line> ended) {
        this.listener = listener;
        this.limitCharacters = limitCharacters;
        this.ended = ended;
    }

    /**
     * Sees to the handshake's end, as it is under way now.
     *
     * @param known told when it is over, well or badly: until then it cannot be broken off
     */
    void opens(CompletionStage<WebSocket> handshake, Runnable known, Executor executor) {
        handshake.whenComplete((opened, failure) -> known.run());
        handshake.whenCompleteAsync(
                (opened, failure) -> {
                    if (failure != null) {
                        notOpened(failure);
                    }
                },
                executor);
    }

    @Override
    public void onOpen(WebSocket opened) {
        synchronized (this) {
            socket = opened;
            if (over) {
                opened.abort();
                return;
            }
        }
        listener.opened();
        sendNext();
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        if (begun.length() + part.length() > limitCharacters) {
            lost("a message is longer than " + limitCharacters + " characters");
            return null;
        }
        begun.append(part);
        if (last) {
            String message = begun.toString();
            begun.setLength(0);
            if (goesOn()) {
                listener.heard(List.of(message));
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        if (last && goesOn()) {
            listener.malformed("a binary message");
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        return signOfLife(from);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        return signOfLife(from);
    }

    private @Nullable CompletionStage<?> signOfLife(WebSocket from) {
        if (goesOn()) {
            listener.alive();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        lost(("the source closed it with " + code + " " + Excerpt.of(reason)).strip());
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        lost(LossReason.of(failure));
    }

    @Override
    public void send(String message) {
        boolean full;
        synchronized (this) {
            if (over) {
                return;
            }
            full = unsent.size() == MOST_UNSENT;
            if (!full) {
                unsent.add(message);
            }
        }
        if (full) {
            lost("the source does not read");
        } else {
            sendNext();
        }
    }

    private void sendNext() {
        WebSocket through;
        String next;
        synchronized (this) {
            through = socket;
            if (sending || over || through == null) {
                return;
            }
            next = unsent.poll();
            if (next == null) {
                return;
            }
            sending = true;
        }
        CompletionStage<WebSocket> sent = through.sendText(next, true);
        sent.whenComplete((to, failure) -> {
            synchronized (this) {
                sending = false;
            }
            if (failure == null) {
                sendNext();
            } else {
                lost(LossReason.of(failure));
            }
        });
    }

    @Override
    public void abort() {
        finish();
    }

    private void notOpened(Throwable failure) {
        if (LossReason.unwrapped(failure) instanceof WebSocketHandshakeException refused) {
            if (finish()) {
                listener.refused(JdkTransport.answer(refused.getResponse(), ""));
            }
        } else {
            lost(LossReason.of(failure));
        }
    }

    private void lost(String reason) {
        if (finish()) {
            listener.lost(reason);
        }
    }

    private synchronized boolean goesOn() {
        return !over;
    }

    /** Whether this ended it. */
    private boolean finish() {
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
            unsent.clear();
            if (socket != null) {
                socket.abort();
            }
        }
        ended.accept(this);
        return true;
    }
}
