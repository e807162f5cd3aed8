package io.pipstream.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pipstream.domain.account.AccountId;
import io.pipstream.domain.market.Instrument;
import io.pipstream.domain.market.Quote;
import io.pipstream.wire.ClientMessage.Envelope;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the server says on its sockets, encoded. Each text is made once and shared by every session that gets it. */
public final class Messages {

    private Messages() {}

    /**
     * The greeting of {@code /ws/trading/}.
     *
     * @param sequence of the newest event; later ones will come
     * @param signalSequence of the newest signal; later ones will come
     */
    public static Encoded connection(Instant now, AccountId account, String epoch, long sequence, long signalSequence) {
        return Json.encode(json -> {
            writeConnection(json, now);
            json.writeStringField("account", account.value());
            json.writeNumberField("seq", sequence);
            json.writeStringField("epoch", epoch);
            json.writeNumberField("signal_seq", signalSequence);
        });
    }

    /** The same for somebody who has no account. */
    public static Encoded connection(Instant now, long signalSequence) {
        return Json.encode(json -> {
            writeConnection(json, now);
            json.writeNumberField("signal_seq", signalSequence);
        });
    }

    private static void writeConnection(JsonGenerator json, Instant now) throws IOException {
        json.writeStringField("type", "connection");
        json.writeStringField("message", "Connected to trading updates");
        json.writeStringField("timestamp", now.toString());
    }

    /** Every event from one to the other was given. */
    public static Encoded resumed(Envelope request, long after, long sequence) {
        return Json.encode(json -> {
            json.writeStringField(request.verbName(), "resumed");
            writeId(json, request.id());
            json.writeNumberField("after", after);
            json.writeNumberField("seq", sequence);
        });
    }

    /** Every signal from one to the other was given. */
    public static Encoded signalsResumed(Envelope request, long after, long sequence) {
        return Json.encode(json -> {
            json.writeStringField(request.verbName(), "resumed");
            writeId(json, request.id());
            json.writeNumberField("signals_after", after);
            json.writeNumberField("signal_seq", sequence);
        });
    }

    public static Encoded pong(Envelope request, Instant now) {
        return Json.encode(json -> {
            json.writeStringField(request.verbName(), "pong");
            writeId(json, request.id());
            json.writeStringField("timestamp", now.toString());
        });
    }

    /** A fault that was asked for will happen, with these figures. */
    public static Encoded fault(Envelope request, RequestedFault fault) {
        return Json.encode(json -> {
            json.writeStringField(request.verbName(), "fault");
            writeId(json, request.id());
            json.writeStringField("fault", fault.kind().code());
            json.writeBooleanField("accepted", true);
            if (fault instanceof RequestedFault.Delay delay) {
                json.writeNumberField("ms", delay.delay().toMillis());
                json.writeNumberField("for_ms", delay.time().toMillis());
            } else if (fault instanceof RequestedFault.Disconnect disconnect) {
                json.writeNumberField("after_ms", disconnect.after().toMillis());
            } else if (fault instanceof RequestedFault.Duplicate duplicate) {
                json.writeNumberField("count", duplicate.count());
            } else if (fault instanceof RequestedFault.Reject reject) {
                json.writeNumberField("count", reject.count());
                json.writeNumberField("for_ms", reject.time().toMillis());
            }
        });
    }

    public static Encoded subscribed(Envelope request, Collection<Instrument> instruments, Instant now) {
        return subscription("subscribed", request, instruments, now);
    }

    public static Encoded unsubscribed(Envelope request, Collection<Instrument> instruments, Instant now) {
        return subscription("unsubscribed", request, instruments, now);
    }

    private static Encoded subscription(
            String verb, Envelope request, Collection<Instrument> instruments, Instant now) {
        return Json.encode(json -> {
            json.writeStringField(request.verbName(), verb);
            writeId(json, request.id());
            writeSymbols(json, instruments);
            if (request.verbName().equals("type")) {
                json.writeStringField("timestamp", now.toString());
            }
        });
    }

    /**
     * A refused request.
     *
     * @param symbols the names that are to blame; may be empty
     */
    public static Encoded error(ErrorCode code, String sentence, @Nullable RequestId id, List<String> symbols) {
        return Json.encode(json -> {
            json.writeStringField("type", "error");
            json.writeStringField("message", sentence);
            json.writeStringField("code", code.code());
            writeId(json, id);
            if (!symbols.isEmpty()) {
                json.writeArrayFieldStart("symbols");
                for (String symbol : symbols) {
                    json.writeString(symbol);
                }
                json.writeEndArray();
            }
        });
    }

    /** A price as {@code /ws/trading/} gives it. */
    public static Encoded priceUpdate(Quote quote) {
        return Json.encode(json -> {
            json.writeStringField("type", "price_update");
            json.writeStringField("symbol", quote.instrument().symbol());
            json.writeObjectFieldStart("data");
            json.writeNumberField("bid", quote.bid());
            json.writeNumberField("ask", quote.ask());
            json.writeEndObject();
            json.writeStringField("timestamp", quote.time().toString());
        });
    }

    /** A price as {@code /ws/prices/} gives it. */
    public static Encoded price(Quote quote) {
        return Json.encode(json -> {
            json.writeStringField("type", "price");
            writePrice(json, quote);
        });
    }

    /** One element of {@link #prices}. */
    public static String batchElement(Quote quote) {
        return Json.encode(json -> writePrice(json, quote)).text();
    }

    /**
     * All that changed in an interval, in one frame.
     *
     * @param elements each made by {@link #batchElement}
     */
    public static Encoded prices(List<String> elements) {
        return Json.encode(json -> {
            json.writeStringField("type", "prices");
            json.writeArrayFieldStart("prices");
            for (String element : elements) {
                json.writeRawValue(element);
            }
            json.writeEndArray();
        });
    }

    /**
     * The sign of life that tells a silent feed from a quiet one.
     *
     * @param feeds made by {@link #feeds}
     * @param conflated prices this session was spared because a newer one took their place
     * @param sequence of the account's newest event; empty where no events are told
     * @param signalSequence of the newest signal; empty where no signals are told
     */
    public static Encoded heartbeat(
            Instant now, String feeds, long conflated, OptionalLong sequence, OptionalLong signalSequence) {
        return Json.encode(json -> {
            json.writeStringField("type", "heartbeat");
            json.writeStringField("timestamp", now.toString());
            if (sequence.isPresent()) {
                json.writeNumberField("seq", sequence.getAsLong());
            }
            if (signalSequence.isPresent()) {
                json.writeNumberField("signal_seq", signalSequence.getAsLong());
            }
            json.writeFieldName("feeds");
            json.writeRawValue(feeds);
            json.writeNumberField("conflated", conflated);
        });
    }

    /**
     * How a source of quotes is doing, as the heartbeat says it.
     *
     * @param leads how many instruments' prices are the ones it says
     * @param newest its last quote; null if it gave none
     */
    public record FeedState(
            String source,
            String state,
            long ageMillis,
            int leads,
            @Nullable Quote newest) {}

    /**
     * From now on the prices of these instruments are those of another source.
     *
     * @param previous null if there was none before
     */
    public static Encoded feedLeader(
            Collection<Instrument> instruments, String source, @Nullable String previous, String reason, Instant time) {
        return Json.encode(json -> {
            json.writeStringField("type", "feed_leader");
            writeSymbols(json, instruments);
            json.writeStringField("source", source);
            json.writeStringField("previous", previous);
            json.writeStringField("reason", reason);
            json.writeStringField("timestamp", time.toString());
        });
    }

    /**
     * What a user's pages are to show them.
     *
     * @param account whose news it is; null if of none
     */
    public static Encoded notification(
            long id, String kind, @Nullable AccountId account, String subject, String body, Instant time) {
        return Json.encode(json -> {
            json.writeStringField("type", "notification");
            json.writeNumberField("id", id);
            json.writeStringField("kind", kind);
            json.writeStringField("account", account == null ? null : account.value());
            json.writeStringField("subject", subject);
            json.writeStringField("body", body);
            json.writeStringField("timestamp", time.toString());
        });
    }

    /** The list of sources, to be shared by every heartbeat of a moment. */
    public static String feeds(List<FeedState> feeds) {
        return Json.text(json -> {
            json.writeStartArray();
            for (FeedState feed : feeds) {
                json.writeStartObject();
                json.writeStringField("source", feed.source());
                json.writeStringField("state", feed.state());
                json.writeNumberField("age_ms", feed.ageMillis());
                json.writeNumberField("leads", feed.leads());
                Quote newest = feed.newest();
                if (newest != null) {
                    json.writeStringField("time", newest.time().toString());
                    json.writeStringField("received", newest.received().toString());
                    json.writeBooleanField("synthetic", newest.synthetic());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void writeSymbols(JsonGenerator json, Collection<Instrument> instruments) throws IOException {
        json.writeArrayFieldStart("symbols");
        for (Instrument instrument : instruments) {
            json.writeString(instrument.symbol());
        }
        json.writeEndArray();
    }

    private static void writePrice(JsonGenerator json, Quote quote) throws IOException {
        json.writeStringField("symbol", quote.instrument().symbol());
        json.writeNumberField("bid", quote.bid());
        json.writeNumberField("ask", quote.ask());
        json.writeStringField("time", quote.time().toString());
    }

    private static void writeId(JsonGenerator json, @Nullable RequestId id) throws IOException {
        if (id != null) {
            json.writeFieldName("id");
            json.writeTree(id.value());
        }
    }
}
